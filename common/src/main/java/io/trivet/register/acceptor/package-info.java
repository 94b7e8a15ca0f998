/** What every member of a partition does: promise, accept, and answer questions. */
package io.trivet.register.acceptor;
