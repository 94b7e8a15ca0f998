/**
 * How a process joins, stays in and comes back to the Vert.x cluster. Nothing else in the product knows that there is
 * Hazelcast, or that a stay can end.
 */
package io.trivet.node.cluster;
