package io.trivet.simulation;

/** What a run, or many, went through: so that it shows whether the faults that it was made for did happen. */
final class Counters {
    long runs;
    long operations;
    long unknown;
    long failed;
    long declined;
    long takeovers;
    long successions;
    long chosen;
    long restamps;
    long buried;
    long purges;
    long synced;
    long configs;
    long wipes;
    long maps;
    long verified;
    long lanesLost;
    long restored;
    long events;
    long told;
    long resumed;
    long resets;

    void add(Counters other) {
        runs += other.runs;
        operations += other.operations;
        unknown += other.unknown;
        failed += other.failed;
        declined += other.declined;
        takeovers += other.takeovers;
        successions += other.successions;
        chosen += other.chosen;
        restamps += other.restamps;
        buried += other.buried;
        purges += other.purges;
        synced += other.synced;
        configs += other.configs;
        wipes += other.wipes;
        maps += other.maps;
        verified += other.verified;
        lanesLost += other.lanesLost;
        restored += other.restored;
        events += other.events;
        told += other.told;
        resumed += other.resumed;
        resets += other.resets;
    }

    @Override
    public String toString() {
        return "operations " + operations + " (unknown " + unknown + ", failed " + failed + ", declined " + declined
                + "), chosen " + chosen + ", takeovers " + takeovers + ", successions " + successions + ", restamps "
                + restamps + ", orphans buried " + buried + ", purges " + purges + ", verified " + verified
                + ", configs " + configs + ", synced " + synced + ", wipes " + wipes + ", maps " + maps
                + ", lanes lost " + lanesLost + ", restored " + restored + ", events " + events
                + (told == 0 ? "" : ", told " + told + ", resumed " + resumed + ", resets " + resets);
    }
}
