/** What a node tells of itself and of the cluster. Answered at once, from memory. */
package io.trivet.rest.view;
