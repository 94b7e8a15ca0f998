/** A worker's process: lanes over its own PostgreSQL, what it has seen of others, and a gateway. */
package io.trivet.worker;
