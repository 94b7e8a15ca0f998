package io.trivet.deploy.walk;

/** Keeps the books about what clients ask and are told. */
record Clerk(Tally tally, Recording recording) {}
