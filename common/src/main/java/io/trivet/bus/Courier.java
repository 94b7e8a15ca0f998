package io.trivet.bus;

import io.vertx.core.buffer.Buffer;

/** Carries bytes to other processes: the event bus of the present cluster session. Any thread may call it. */
public interface Courier {
    /**
     * Sends once, delivered at most once.
     *
     * @return false when there is no session: then nothing has left this process, for certain
     */
    boolean send(String address, Buffer parcel);

    /** To everybody who listens, this process included. Without a session it goes nowhere. */
    void publish(String topic, Buffer body);
}
