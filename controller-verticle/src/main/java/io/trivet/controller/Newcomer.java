package io.trivet.controller;

import java.util.UUID;

/** A worker that was heard and is to be in the map. */
record Newcomer(String name, UUID identity, long incarnation, long beat, String address, String zone) {}
