package io.trivet.register.message;

/** @param newestIdTime the time of the newest operation id that the leader holds for the partition: no gateway's id clock runs behind it */
public record Performed(Outcome outcome, long newestIdTime) {}
