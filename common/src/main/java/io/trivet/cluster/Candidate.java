package io.trivet.cluster;

/** A worker on which replicas may be placed, and the zone that it shares its misfortunes with. */
public record Candidate(int number, String zone) {

    public Candidate {
        if (number < 0 || number > WorkerSet.MAX_NUMBER || WorkerSet.isController(number)) {
            throw new IllegalArgumentException("not a worker's number: " + number);
        }
    }
}
