package io.trivet.deploy.strip;

/** How to use it. */
final class Help {
    private Help() {}

    static String text(String program) {
        return """
                Breaks a part of a store under load, and shows what each client gets, second by second.

                  @                          a cluster that deploy/local runs: pauses w2, and lets it go on
                  @ --fault "kill w1"        another fault, by deploy/local: pause or kill, and w1, c1, pg1 or several
                  @ --faults 20              so many: pauses and kills workers, pauses controllers and databases
                  @ --break CMD --mend CMD   a fault by commands of your own, such as those of docker compose
                  @ --etcd                   the same with three nodes of etcd, which it starts: pauses leader and
                                             follower; --faults N kills them too

                Each client has a port of its own and asks nobody else. It reads one of its keys, checks what it reads
                against all that it knows of that key, and counts it up on the condition that it is still what was read.
                A success is a read that is answered or a write that is acknowledged. Clients of a port whose process is
                paused or killed do not count from then on until it has been ready again for a second.

                  --ports P        the ports of the cluster (8000-8004)
                  --data DIR       the directory of the cluster of deploy/local, if it is another than the usual one
                  --away PORT      ports that do not count while it is broken; goes with --break
                  --seconds B,F,A  before the fault, with it, and after it is mended (10,8,8)
                  --clients N      clients at each port (2)
                  --keys N         keys of each client (8), so chosen that each worker leads some
                  --pause MS       of a client between two turns (8)
                  --patience MS    for which a client waits for an answer (1000)
                  --json FILE      all of it as JSON, besides

                A fault in the midst of which this program did not get to run for 100 ms, or the disk of this machine
                stood still for 300 ms, is void, and is done once more.

                Exit code: 0, every client had a success in every second that counts, and nothing was stale or lost;
                1, not so; 2, not understood, or nothing there to measure; 3, all was void, and somebody went without.
                """.replace("@", program);
    }
}
