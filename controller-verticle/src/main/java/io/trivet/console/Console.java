package io.trivet.console;

import io.trivet.console.key.KeyReplicas;
import io.trivet.console.live.Audience;
import io.trivet.console.live.Live;
import io.trivet.console.live.Traffic;
import io.trivet.console.page.PageFiles;
import io.trivet.console.page.PagePolicy;
import io.trivet.console.probe.Crew;
import io.trivet.console.story.Chronicle;
import io.trivet.gateway.Result;
import io.trivet.gateway.Submission;
import io.trivet.process.Front;
import io.trivet.register.host.Timing;
import io.trivet.rest.data.Keys;
import io.trivet.rest.http.Guard;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.http.Response;
import io.trivet.rest.port.Cluster;
import io.trivet.rest.port.RestSettings.Access;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The console of one controller: its page at {@code /}, and what that page asks for. Lives on the main event loop. */
public final class Console {
    private final ConsoleSettings settings;
    private final Reception reception;
    private final Cluster cluster;
    private final KeyReplicas keys;
    private final Audience audience = new Audience();
    private final Traffic traffic = new Traffic();
    private final Chronicle chronicle;
    private final Live live;
    private final Crew crew;

    public Console(Vertx vertx, Front front, Access access, ConsoleSettings settings, Timing timing) {
        this.settings = settings;
        this.reception = new Reception(new Guard(access));
        this.cluster = front.ports().cluster();
        this.keys = new KeyReplicas(cluster, front.ports().stores());
        this.chronicle = new Chronicle(timing::wallClock);
        this.live = new Live(cluster, audience, traffic, timing, () -> chronicle(timing.now()));
        this.crew = new Crew(vertx, cluster, audience, traffic, timing, access.token());
        front.onOperation(this::passed);
        mount(front.router(), new PageFiles(vertx, new PagePolicy(settings.switchboard())));
    }

    private void mount(Router router, PageFiles files) {
        router.get("/console/about").handler(reception.json(query -> Future.succeededFuture(settings.toJson())));
        router.get("/console/events").handler(reception.guarded(this::look));
        router.get("/console/key").handler(reception.json(query -> keys.of(Keys.ofQuery(query))));
        files.mount(router);
    }

    public void start() {
        live.start();
        crew.start();
    }

    public void stop() {
        live.stop();
        crew.stop();
    }

    private void look(RoutingContext context) {
        if (audience.isFull()) {
            Response full =
                    new Refusal(ProblemType.OVERLOADED, "Too many pages look on. Close one, and try again.").response();
            Reception.send(context, full);
            return;
        }
        live.refresh();
        audience.admit(context.response());
    }

    private void chronicle(long now) {
        chronicle.look(cluster, now);
        audience.state("timeline", chronicle.toJson().encode());
    }

    private void passed(Submission submission, Result result) {
        cluster.map()
                .ifPresent(map -> traffic.passed(
                        cluster.self().node().name(),
                        map.partitionOf(submission.key().array()),
                        submission.isRead()));
    }
}
