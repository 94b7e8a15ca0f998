/** An operator's orders to the cluster: to drain, undrain and remove workers, to rebalance, and to recover. */
package io.trivet.rest.command;
