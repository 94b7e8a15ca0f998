/** What the leader of a partition does: prepare, learn, write, read, repair, fill, purge. */
package io.trivet.register.leader;
