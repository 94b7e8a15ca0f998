package io.trivet.bus;

/**
 * Whom a parcel came from.
 *
 * @param address to which answers go
 */
public record Sender(String address, Standing standing) {}
