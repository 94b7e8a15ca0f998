/** What acceptors are asked and what they answer: the whole wire vocabulary of the protocol. */
package io.trivet.register.message;
