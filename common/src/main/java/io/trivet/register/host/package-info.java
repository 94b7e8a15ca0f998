/** What the protocol asks of whoever runs it: a store, peers, time, randomness, settings; and its rules. */
package io.trivet.register.host;
