package io.trivet.console.probe;

/** A node that clients can ask. */
record Door(String name, String url) {}
