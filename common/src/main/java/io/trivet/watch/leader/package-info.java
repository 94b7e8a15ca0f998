/** Changes at their leaders: what is kept in mind of them, and how gateways are told. */
package io.trivet.watch.leader;
