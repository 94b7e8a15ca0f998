/** A controller's process: a gateway, and the keeper of the cluster's map while it is the active one. */
package io.trivet.controller;
