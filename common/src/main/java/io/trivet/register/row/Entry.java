package io.trivet.register.row;

/** A key with its row. */
public record Entry(Bytes key, Row row) {}
