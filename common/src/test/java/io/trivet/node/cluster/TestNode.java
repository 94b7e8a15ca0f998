package io.trivet.node.cluster;

import io.trivet.bus.Heartbeat;
import io.trivet.bus.Heartbeat.Duties;
import io.trivet.bus.Heartbeat.Role;
import io.trivet.bus.Heartbeat.StoreReport;
import io.trivet.bus.HeartbeatCodec;
import io.trivet.bus.Topics;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process as the product has them, with nothing to do: it publishes heartbeats, keeps a roster, and asks everybody
 * who is not silent a question ten times a second. It tells what happens, one line each.
 */
final class TestNode implements LinkListener, RosterListener {
    private static final long BEAT = 500;
    private static final int BEATS_TOLD = 5;
    private static final long ASKING = 100;
    private static final long SILENT_AFTER = 2_000;

    private final String name;
    private final Consumer<String> tell;
    private final ClusterLink link;
    private final Context loop;
    private final Vertx local;
    private final Roster roster = new Roster(TestNode::now, SILENT_AFTER, this);
    private final Map<String, Conversation> conversations = new TreeMap<>();
    private final Set<String> told = new TreeSet<>();
    private Set<String> silent = Set.of();
    private boolean asking = true;
    private int members;
    private int beats;

    /** What was said between one session of ours and one of somebody else's. */
    private static final class Conversation {
        private int asked;
        private int answered;
    }

    TestNode(String name, ClusterSettings settings, Vertx local, Consumer<String> tell) {
        this.name = name;
        this.tell = tell;
        this.local = local;
        this.link = new ClusterLink(name, settings, this);
        this.loop = local.getOrCreateContext();
        link.listen(Topics.DESK, loop, this::arrived);
        link.subscribe(Topics.HEARTBEATS, loop, roster::published);
    }

    Future<Void> start() {
        loop.runOnContext(turn -> {
            local.setPeriodic(BEAT, timer -> beat());
            local.setPeriodic(ASKING, timer -> ask());
        });
        return link.start(local);
    }

    void ask(boolean whether) {
        loop.runOnContext(turn -> asking = whether);
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    // ---------------------------------------------------------------- heartbeats

    private void beat() {
        beats++;
        if (beats % BEATS_TOLD == 0) {
            tell.accept("beats " + beats);
        }
        if (members != link.members()) {
            members = link.members();
            tell.accept("members " + members);
        }
        link.session().ifPresent(session -> link.publish(Topics.HEARTBEATS, HeartbeatCodec.encode(heartbeat(session))));
        Set<String> silentNow = new TreeSet<>();
        roster.view().peers().stream()
                .filter(roster::isSilent)
                .forEach(peer -> silentNow.add(peer.name() + " " + peer.session()));
        silentNow.stream().filter(peer -> !silent.contains(peer)).forEach(peer -> tell.accept("silent " + peer));
        silent = silentNow;
    }

    private Heartbeat heartbeat(String session) {
        Heartbeat.Node node =
                new Heartbeat.Node(Role.CONTROLLER, name, session, OptionalInt.empty(), 0, "http://x", "zone", "0");
        return new Heartbeat(node, Optional.empty(), Optional.empty(), 0, Duties.NONE, StoreReport.NONE, 0, now());
    }

    // ---------------------------------------------------------------- questions

    private void ask() {
        for (Peer peer : asking ? roster.view().peers() : List.<Peer>of()) {
            Optional<String> from = link.address(Topics.DESK);
            if (from.isPresent() && !roster.isSilent(peer) && !peer.name().equals(name)) {
                String between = peer.name() + " " + link.session().orElse("none") + " " + peer.session();
                Conversation conversation = conversations.computeIfAbsent(between, first -> new Conversation());
                if (link.send(peer.address(Topics.DESK), Buffer.buffer("?;" + from.get() + ";" + between))) {
                    conversation.asked++;
                }
            }
        }
    }

    private void arrived(Buffer body) {
        String[] parts = body.toString().split(";");
        if (parts[0].equals("?")) {
            link.send(parts[1], Buffer.buffer("!;" + link.session().orElse("none") + ";" + parts[2]));
        } else {
            conversations.get(parts[2]).answered++;
            tellOnce("answered " + parts[2]);
        }
    }

    /** How many questions have no answer, between each two sessions. */
    void report() {
        loop.runOnContext(turn -> conversations.forEach((between, conversation) ->
                tell.accept("open " + between + " " + (conversation.asked - conversation.answered))));
    }

    // ---------------------------------------------------------------- events

    @Override
    public void joined(String session) {
        tell.accept("joined " + session);
    }

    @Override
    public void lost(String session) {
        tell.accept("lost " + session);
    }

    @Override
    public void ended(String session) {
        tell.accept("ended " + session);
    }

    @Override
    public void hopeless(String why) {
        tell.accept("hopeless " + why);
    }

    @Override
    public void arrived(Peer peer) {
        link.knock(peer.address(Topics.DESK));
    }

    @Override
    public void gone(Peer peer) {
        tell.accept("gone " + peer.name() + " " + peer.session());
    }

    private void tellOnce(String line) {
        if (told.add(line)) {
            tell.accept(line);
        }
    }
}
