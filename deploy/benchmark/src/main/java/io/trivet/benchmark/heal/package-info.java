/** What becomes of a cluster that loses a worker for good, and what its clients notice meanwhile. */
package io.trivet.benchmark.heal;
