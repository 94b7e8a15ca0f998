package io.trivet.deploy.walk;

import io.trivet.deploy.walk.Http.Request;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Has everything moved away from a worker, and then back again: a change of who holds what that needs no machine. */
final class Drain {
    private static final int ACCEPTED = 202;
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration UNTIL_SETTLED = Duration.ofSeconds(60);

    private final Loop loop;
    private final Http http;
    private final Site site;
    private final Inquiry inquiry;

    Drain(Loop loop, Http http, Site site, Inquiry inquiry) {
        this.loop = loop;
        this.http = http;
        this.site = site;
        this.inquiry = inquiry;
    }

    /** Other harm may be done to the worker meanwhile. */
    Fault next(SplittableRandom dice) {
        String worker = site.stores().get(dice.nextInt(site.stores().size()));
        return new Fault(Fault.Kind.WORKER_DRAINED, Fault.MEMBERS, worker + " drained and taken back", () -> {
            order(worker, "drain");
            inquiry.settlesWithin(UNTIL_SETTLED);
            order(worker, "undrain");
            inquiry.settlesWithin(UNTIL_SETTLED);
        });
    }

    /** Whoever is asked may be away, or not know of anybody who could carry it out; giving it again does no harm. */
    private void order(String worker, String what) {
        Request request = new Request(HttpMethod.POST, "/v1/workers/" + worker + "/" + what, Map.of(), "");
        Waiting.until("to " + what + " " + worker, LIMIT, () -> refusal(request));
    }

    /** Of the last one that was asked, unless somebody has taken it. */
    private Optional<String> refusal(Request request) {
        Optional<String> refusal = Optional.of("nobody was asked");
        for (Node node : site.nodes()) {
            if (refusal.isPresent()) {
                refusal = refusal(node, request);
            }
        }
        return refusal;
    }

    private Optional<String> refusal(Node node, Request request) {
        return Waiting.result(
                "an order",
                ANSWER,
                loop.on(() -> http.send(node, request)
                        .map(answer -> answer.status() == ACCEPTED
                                ? Optional.<String>empty()
                                : Optional.of(node + " answers " + answer.status() + ": " + answer.content()))
                        .otherwise(failure -> Optional.of(node + ": " + failure.getMessage()))));
    }
}
