/**
 * Nothing yet. Here will live the control plane: the registry of workers, the failure detector, the planner, the keeper
 * of the cluster map, the gateway's REST interface and the console.
 */
package io.trivet.controller;
