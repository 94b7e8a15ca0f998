package io.trivet.bus;

import io.trivet.register.host.Timing;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The desks of one process, and the session through which they reach others. What one of them says to another never
 * becomes bytes, and needs no session. Any thread may call this.
 */
public final class Desks {
    private final Courier courier;
    private final DeskSettings settings;
    private final Map<String, Desk> desks = new ConcurrentHashMap<>();
    private volatile Optional<String> session = Optional.empty();

    public Desks(Courier courier, DeskSettings settings) {
        this.courier = courier;
        this.settings = settings;
    }

    /**
     * @param name opened once in the life of a process
     * @param timing of the desk's event loop, by a clock that all desks of the process share
     * @param loop runs tasks on that event loop
     * @param self what to say of this process in each parcel, asked for on that event loop
     */
    public Desk open(String name, Timing timing, Executor loop, Supplier<Standing> self, Answering answering) {
        Desk desk = new Desk(this, name, timing, loop, self, answering);
        if (desks.putIfAbsent(name, desk) != null) {
            throw new IllegalStateException("there is a desk " + name + " already");
        }
        return desk;
    }

    /** This process is in the cluster under this session, and its inboxes are there. */
    public void joined(String node, String newSession) {
        session = Optional.of(Topics.session(node, newSession));
    }

    /** The session is over: answers to what was sent from it cannot arrive. */
    public void left() {
        session = Optional.empty();
        forgetAll(address -> true);
    }

    /** Another process' session is over. */
    public void forget(String node, String itsSession) {
        String prefix = Topics.session(node, itsSession);
        forgetAll(address -> address.startsWith(prefix));
    }

    private void forgetAll(Predicate<String> addresses) {
        desks.values().forEach(desk -> desk.loop().execute(() -> desk.forgetAll(addresses)));
    }

    /** Under which address others reach a desk now. */
    public Optional<String> address(String desk) {
        return session.map(prefix -> prefix + desk);
    }

    /** The desk with this address, if it is one of this process. */
    Optional<Desk> at(String address) {
        if (Topics.isHere(address)) {
            return Optional.ofNullable(desks.get(Topics.deskHere(address)));
        }
        return session.filter(address::startsWith).map(prefix -> desks.get(address.substring(prefix.length())));
    }

    Courier courier() {
        return courier;
    }

    DeskSettings settings() {
        return settings;
    }
}
