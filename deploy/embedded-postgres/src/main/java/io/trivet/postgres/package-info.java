/** PostgreSQL servers of one's own, out of a Maven artifact: each is a directory, and needs nothing installed. */
package io.trivet.postgres;
