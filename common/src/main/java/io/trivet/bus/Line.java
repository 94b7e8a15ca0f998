package io.trivet.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What one desk says to one address: gathers it within a turn, and counts what is unanswered. */
final class Line {
    private final String address;
    private final boolean local;
    private final Supplier<Packing> packing;
    private List<Load> loads = new ArrayList<>();
    private int questions;
    private long bytes;
    private long bytesAnswered;
    private int gathered;
    private long flushedAt;

    Line(String address, boolean local, Supplier<Packing> packing) {
        this.address = address;
        this.local = local;
        this.packing = packing;
    }

    String address() {
        return address;
    }

    /** Whether it leads to a desk of the same process. */
    boolean isLocal() {
        return local;
    }

    /** Whether an answer with this return address may be one to what was asked here. */
    boolean leadsTo(String from) {
        return local ? Topics.isHere(from) : from.equals(address);
    }

    void ask(Ask ask, long left) {
        Load load = load();
        ask.took(load.packing.add(new Parcel.Asked(ask.correlation(), left, ask.question())));
        load.asks.add(ask);
        questions++;
        gathered++;
        bytes += ask.bytes();
    }

    void answer(Parcel.Answered answered) {
        bytesAnswered += load().packing.add(answered);
    }

    private Load load() {
        if (loads.isEmpty() || loads.get(loads.size() - 1).packing.isFull()) {
            loads.add(new Load(packing.get(), new ArrayList<>()));
        }
        return loads.get(loads.size() - 1);
    }

    /** Sends what was gathered; returns the questions that have not left. */
    List<Ask> flush(long now) {
        List<Load> sent = loads;
        loads = new ArrayList<>();
        gathered = 0;
        flushedAt = now;
        List<Ask> stayed = new ArrayList<>();
        for (Load load : sent) {
            if (!load.packing.send()) {
                stayed.addAll(load.asks);
            }
        }
        return stayed;
    }

    /** The question is answered, or nobody waits for its answer any more. */
    void release(Ask ask) {
        questions--;
        bytes -= ask.bytes();
    }

    /** Somebody there is awake. */
    void heard() {
        bytesAnswered = 0;
    }

    /** Whether to gather on: something sent later than that has not been answered, and there is room in the parcel. */
    boolean isKept(long since) {
        boolean full =
                loads.size() > 1 || !loads.isEmpty() && loads.get(0).packing.isFull();
        return !local && questions > gathered && flushedAt > since && !full;
    }

    /** Of answers, since something was heard from there. */
    long bytesAnswered() {
        return bytesAnswered;
    }

    int questions() {
        return questions;
    }

    /** Of questions that wait for their answers. */
    long bytes() {
        return bytes;
    }

    boolean isGathering() {
        return !loads.isEmpty();
    }

    boolean isIdle() {
        return questions == 0 && loads.isEmpty();
    }

    /** A parcel in the making, and the questions of this desk in it. */
    private record Load(Packing packing, List<Ask> asks) {}
}
