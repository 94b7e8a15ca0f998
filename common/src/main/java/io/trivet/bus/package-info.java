/**
 * Everything that processes say to one another: who is addressed how ({@link io.trivet.bus.Topics}), what is asked and
 * answered ({@link io.trivet.bus.Question}, {@link io.trivet.bus.Response}), and how it travels
 * ({@link io.trivet.bus.Desk}).
 */
package io.trivet.bus;
