/** What is measured: started, filled, and ended. */
package io.trivet.benchmark.stage;
