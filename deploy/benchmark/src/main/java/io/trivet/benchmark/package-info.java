/** The benchmark behind {@code deploy/bench}: what is asked for, and the course of it. */
package io.trivet.benchmark;
