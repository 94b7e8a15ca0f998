package io.trivet.deploy.local;

/** What is said about how to go on. */
final class Help {
    private Help() {}

    static String text(String program) {
        return """
                A whole cluster on this machine: workers, each with a PostgreSQL server of its own, and controllers.

                  @ [up] [-d] [--workers N] [--controllers N] [--port N]
                                       starts it and stays until Ctrl-C; -d: returns when it serves
                  @ status             what runs, and where; the exit code is 0 when all of it is ready
                  @ pause NAME...      freezes w2, c1, or pg2, the PostgreSQL of w2 (SIGSTOP)
                  @ unpause NAME...    lets it go on
                  @ kill NAME...       ends it on the spot (SIGKILL)
                  @ start NAME...      starts it again
                  @ logs NAME [-f]     the end of its log, or what comes
                  @ psql NAME [...]    a prompt of the PostgreSQL of a worker, or what psql is told
                  @ down               ends all of it; the data stays

                While the cluster serves:
                  @ add [-n N]         another worker, or N: it gets a share of what there is
                  @ drain w5           moves everything away from it and waits for that; Ctrl-C ends the waiting only
                  @ undrain w5         lets it have something again
                  @ remove w5          drains it unless it is dead, then ends it and deletes its data for good
                  @ replace w2         an empty disk: deletes its data, and starts it as a new worker
                  @ recover --lost w1,w2 [--yes]
                                       when these are lost for good and nobody is left to ask: says what would be given
                                       up, and with --yes goes on with what the others have

                  -d                   with drain and replace, too: returns at once
                  --data DIR           the cluster's directory (%s); goes with every command
                  --workers N          so many workers (4), when a cluster is started for the first time
                  --controllers N      so many controllers (1)
                  --port N             the first controller's port (8000); the workers' follow

                Exit code: 0, done; 1, not done, and why; 2, not understood.
                """.formatted(Home.usual()).replace("@", program);
    }

    static String ready(Plan plan, String again, boolean background) {
        StringBuilder text = new StringBuilder("\n\nThe cluster serves.\n");
        for (Member member : plan.members()) {
            text.append("  %-4s %s  %s%n"
                    .formatted(
                            member.name(),
                            member.url(),
                            member.isWorker()
                                    ? "worker, its PostgreSQL on port " + member.postgresPort()
                                    : "controller"));
        }
        Member first = plan.members().get(0);
        Member last = plan.members().get(plan.members().size() - 1);
        text.append("""

                Look at it, and break it, in a browser: %s

                Every port takes reads and writes. Try:
                  curl -X PUT -d ripe %s/v1/kv/plum
                  curl %s/v1/kv/plum
                  %s pause %s; curl %s/v1/kv/plum
                  %s status
                """.formatted(first.url(), first.url(), last.url(), again, last.name(), first.url(), again));
        text.append(background ? again + " down ends it.\n" : "Ctrl-C ends it.\n");
        return text.toString();
    }
}
