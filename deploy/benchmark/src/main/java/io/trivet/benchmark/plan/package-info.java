/** What is measured, and in which order. */
package io.trivet.benchmark.plan;
