/** What processes and databases take meanwhile. */
package io.trivet.benchmark.watch;
