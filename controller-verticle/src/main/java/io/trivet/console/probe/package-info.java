/** Clients of the console's own, which show what clients get. */
package io.trivet.console.probe;
