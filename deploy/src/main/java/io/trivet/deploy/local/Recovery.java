package io.trivet.deploy.local;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is left to do when a quorum is gone for good. */
final class Recovery {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Work work;
    private final Calls calls;

    Recovery(Work work) {
        this.work = work;
        this.calls = work.calls();
    }

    /** The exit code: 1 when nothing was done because it was not confirmed. */
    int recover() {
        List<String> lost = work.options().lost();
        lost.forEach(this::mustNotRun);
        Overview overview = calls.mustLook();
        overview.outage().ifPresent(why -> work.terminal().say("%s", why));
        JsonObject content = new JsonObject().put("lost", new JsonArray(lost));
        String names = String.join(",", lost);
        if (!work.options().confirmed()) {
            work.terminal().say("%s", cost(content));
            work.terminal()
                    .refuse("Nothing was done. If they are lost for good: " + work.again() + " recover --lost " + names
                            + " --yes");
            return 1;
        }
        long version = calls.order("POST", "/v1/recover", Optional.of(content.put("confirm", overview.clusterId())))
                .mustBeAccepted()
                .mapVersion();
        work.terminal().say("%s are given up; the survivors go on.", names);
        await(version);
        work.terminal()
                .say(
                        "Every partition is served. Never start %s with their old data: 'remove' deletes it, 'replace'"
                                + " begins anew with an empty disk.",
                        names);
        return 0;
    }

    /** In the server's own words, which it has for whoever does not confirm. */
    private String cost(JsonObject content) {
        Answer answer = calls.order("POST", "/v1/recover", Optional.of(content));
        if (!answer.isProblem("not-confirmed")) {
            throw answer.refusal();
        }
        // What comes after it is for those who send it by themselves.
        return answer.refusal().getMessage().replaceFirst(" Nothing was changed\\..*", "");
    }

    private void mustNotRun(String name) {
        if (work.cluster().part(work.worker(name).name()).runs()) {
            throw new Refusal(name + " runs, so it is not lost. To give it up all the same, 'kill " + name + "' first;"
                    + " to let it go with nothing lost, 'remove " + name + "'.");
        }
    }

    private void await(long version) {
        new Waiting(work, calls, PATIENCE)
                .until(
                        "Served again:",
                        overview -> overview.unlessOlderThan(version, overview.unavailable()),
                        "Some partitions are not served yet: '" + work.again() + " status' says why.");
    }
}
