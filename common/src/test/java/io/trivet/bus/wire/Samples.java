package io.trivet.bus.wire;

import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.Life;
import io.trivet.register.row.Action;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Clock;
import io.trivet.register.row.Condition;
import io.trivet.register.row.Condition.Match;
import io.trivet.register.row.Content;
import io.trivet.register.row.Entry;
import io.trivet.register.row.Operation;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Recent;
import io.trivet.register.row.Recorded;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows and what they are made of, drawn at random, with the extremes among them. */
public class Samples {
    protected final Random random;

    public Samples(long seed) {
        this.random = new Random(seed);
    }

    public <T> T oneOf(List<Supplier<? extends T>> kinds) {
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    public <T> Optional<T> perhaps(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    public <T> List<T> some(int most, Supplier<T> value) {
        return Stream.generate(value).limit(random.nextInt(most + 1)).toList();
    }

    /** Any number at all, the small ones as often as the large. */
    public long number() {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> Long.MAX_VALUE;
            case 2 -> random.nextLong();
            default -> random.nextLong() >>> 1 + random.nextInt(63);
        };
    }

    public int natural() {
        return random.nextInt() >>> 1 + random.nextInt(31);
    }

    public int partition() {
        return random.nextInt(300) - 1;
    }

    public Bytes bytes() {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    public String text() {
        return random.nextBoolean()
                ? List.of("", "text/plain", "application/json").get(random.nextInt(3))
                : "zo\u00eb \u6f22 " + new String(Character.toChars(0x1F600 + random.nextInt(40)));
    }

    public UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    public OperationId id() {
        return random.nextInt(4) == 0 ? OperationId.NONE : new OperationId(random.nextLong(), random.nextLong());
    }

    public Ballot ballot() {
        return switch (random.nextInt(4)) {
            case 0 -> Ballot.NONE;
            case 1 -> Ballot.of(Ballot.MAX_EPOCH, Ballot.MAX_ROUND, Ballot.MAX_WORKER);
            default -> Ballot.of(random.nextInt(5), random.nextInt(5), random.nextInt(5));
        };
    }

    public Stamp stamp() {
        return new Stamp(ballot(), number());
    }

    public Life life() {
        return new Life(uuid(), number(), random.nextLong(), number(), number());
    }

    public PartitionConfig config() {
        return new PartitionConfig(random.nextInt(PartitionConfig.MAX_EPOCH + 1), workers(1), workers(0));
    }

    private WorkerSet workers(int least) {
        return WorkerSet.of(IntStream.range(0, least + random.nextInt(4))
                .map(i -> random.nextInt(WorkerSet.CONTROLLER_BIT))
                .toArray());
    }

    public Reply reply() {
        Reply.Kind[] kinds = Reply.Kind.values();
        return new Reply(kinds[random.nextInt(kinds.length)], stamp(), number(), random.nextInt(3) == 0 ? number() : 0);
    }

    public Recent recent() {
        return new Recent(some(random.nextInt(10), this::recorded), id());
    }

    private Recorded recorded() {
        return new Recorded(id(), random.nextInt(), random.nextInt(3), reply());
    }

    public Clock clock() {
        return switch (random.nextInt(5)) {
            case 0 -> Clock.NONE;
            case 1 -> new Clock(Map.of("elsewhere", number()));
            case 2 -> new Clock(new TreeMap<>(Map.of(Clock.LOCAL, number(), "a", number(), "zo\u00eb", number())));
            default -> new Clock(Map.of(Clock.LOCAL, number()));
        };
    }

    public Content content() {
        return random.nextInt(4) == 0 ? Content.TOMBSTONE : new Content.Value(bytes(), text());
    }

    public Row row() {
        Stamp stamp = stamp();
        Stamp etag = random.nextBoolean() ? stamp : stamp();
        return new Row(stamp, new State(content(), etag, number(), number(), number(), clock(), recent()));
    }

    public Entry entry() {
        return new Entry(bytes(), row());
    }

    public List<Supplier<? extends Action>> actions() {
        return List.of(
                Action.Get::new,
                () -> new Action.Put(bytes(), text(), number()),
                Action.Delete::new,
                () -> new Action.Increment(number()),
                () -> new Action.Touch(number()));
    }

    public List<Supplier<? extends Match>> matches() {
        return List.of(() -> Match.ABSENT, () -> Match.ANY, () -> new Match.Tags(some(3, this::stamp)));
    }

    public Condition condition() {
        return random.nextBoolean()
                ? Condition.NONE
                : new Condition(oneOf(matches()), oneOf(matches()), random.nextInt(3) == 0 ? number() : 0);
    }

    public Operation operation() {
        return new Operation(id(), bytes(), oneOf(actions()), condition(), random.nextInt(), random.nextInt(), id());
    }
}
