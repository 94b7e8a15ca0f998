/** Changes as they happen: the stream of events, and the answer that waits for one. */
package io.trivet.rest.watch;
