/** Loads, and what they find. */
package io.trivet.benchmark.load;
