/** What is to become of a cluster map: who gets which partition next, and what an operator has ordered. Pure. */
package io.trivet.cluster.plan;
