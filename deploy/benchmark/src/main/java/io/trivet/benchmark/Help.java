package io.trivet.benchmark;

/** What is said about how to use it. */
final class Help {
    private Help() {}

    static String text(String program) {
        return """
                Measures Trivet beside a three-node etcd, PostgreSQL itself, and an HTTP route that does nothing.

                  @ [OPTIONS]

                Starts a cluster by deploy/local, etcd, a PostgreSQL and a process with an empty route, all with their
                data on one disk, and measures them in turn, round after round. Prints medians, and ends and removes
                it all. In the end a cluster of its own loses a worker for good, and is watched until all has three
                copies again (heal); not with --quick.

                  --quick              10,000 keys, 100 bytes, 16 and 64 connections, one round: six minutes
                  (without)            what the targets need, in three rounds: about 25 minutes
                  --full               put, get and mix with 1 to 256 connections, over 10,000 and 1,000,000 keys, with
                                       100 bytes and 10 kB: hours
                  --only LIST          of put,get,mix,hot,floor,ceiling,heal
                  --trivet-only        nothing but Trivet, for a profiler
                  --connections LIST   of put, get and mix, such as 64,256
                  --keys LIST          such as 10000,1000000; heal takes the first (135000)
                  --values LIST        their bytes, such as 100,10000
                  --seconds N          of each measurement (5); a second to warm up comes before
                  --warm-up N          seconds of each kind of work before the first round, for what runs on
                                       Java (40; with --quick 20)
                  --rounds N           (3; with --quick 1)
                  --json FILE          all figures of all rounds (deploy/benchmark/target/bench.json)
                  --html FILE          a page with a chart (bench.html beside it)
                  --data DIR           where the data lie while it runs: a disk, not memory (/var/tmp)
                  --port N             Trivet's first port (18000)
                  --workers N          Trivet's (4); 3 are as many nodes as etcd has, but cannot lose one for good

                It needs Linux, and of Debian's packages wrk, etcd-server and postgresql-contrib (pgbench).
                Exit code: 0, measured; 1, something failed, or operations did; 2, not understood.
                """.replace("@", program);
    }
}
