/** Medians, and how they are shown. */
package io.trivet.benchmark.report;
