package io.trivet.bus;

import io.trivet.bus.Response.Ordered.Fate;
import io.trivet.bus.wire.MessageSamples;
import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import io.trivet.cluster.plan.Order;
import io.trivet.register.row.Stamp;
import io.trivet.watch.Change;
import io.trivet.watch.Changes;
import io.trivet.watch.Poll;
import io.trivet.watch.Position;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Questions, responses and parcels, drawn at random. */
final class ParcelSamples extends MessageSamples {
    ParcelSamples(long seed) {
        super(seed);
    }

    List<Supplier<? extends Question>> questions() {
        return List.of(
                () -> new Question.OfMember(oneOf(requests())),
                () -> new Question.Operate(perform()),
                Question.NewestMap::new,
                () -> new Question.Testify(uuid()),
                () -> new Question.Lead(partition()),
                () -> new Question.Yield(partition(), natural()),
                () -> new Question.Listing(some(5, this::partition), bytes(), bytes(), natural(), random.nextBoolean()),
                () -> new Question.Stored(partition(), bytes()),
                () -> new Question.StoredPage(bytes(), natural(), random.nextBoolean()),
                () -> new Question.Watch(poll()),
                Question.Ping::new,
                () -> new Question.CarryOut(order()));
    }

    List<Supplier<? extends Response>> responses() {
        return List.of(
                () -> new Response.OfMember(oneOf(answers())),
                () -> new Response.Operated(performed()),
                () -> new Response.Map(perhaps(this::map)),
                () -> new Response.Testimony(perhaps(this::life)),
                Response.Ok::new,
                () -> new Response.Listed(some(4, this::item), random.nextBoolean(), some(4, this::partition)),
                () -> new Response.Found(perhaps(this::row)),
                () -> new Response.Ordered(oneOf(fates()), natural(), text()),
                () -> new Response.Watched(changes()),
                () -> new Response.Failed(text()));
    }

    private Poll poll() {
        return new Poll(some(4, () -> new Poll.Place(partition(), position())), random.nextBoolean(), natural());
    }

    private Changes changes() {
        return new Changes(some(3, this::part), some(4, this::partition));
    }

    private Changes.Part part() {
        return new Changes.Part(partition(), position(), position(), random.nextBoolean(), some(3, this::change));
    }

    private Position position() {
        Stamp stamp = stamp();
        return new Position(stamp.ballot(), stamp.step());
    }

    private Change change() {
        Change.Kind kind = Change.Kind.values()[random.nextInt(3)];
        Change.Facts facts = new Change.Facts(stamp(), number(), number(), number(), text(), natural());
        return new Change(bytes(), stamp(), kind, facts, perhaps(this::bytes));
    }

    private Order order() {
        return oneOf(List.of(
                () -> new Order.Drain(worker()),
                () -> new Order.Undrain(worker()),
                () -> new Order.Remove(worker()),
                Order.Rebalance::new,
                () -> new Order.Recover(WorkerSet.of(worker(), worker()))));
    }

    private int worker() {
        return natural() & WorkerSet.MAX_NUMBER;
    }

    private static List<Supplier<? extends Fate>> fates() {
        return Stream.of(Fate.values())
                .<Supplier<? extends Fate>>map(fate -> () -> fate)
                .toList();
    }

    private Response.Item item() {
        return new Response.Item(
                bytes(), stamp(), number(), number(), number(), text(), natural(), perhaps(this::bytes));
    }

    ClusterMap map() {
        Worker worker = new Worker(3, uuid(), text(), natural(), natural(), Worker.State.ACTIVE, text(), text());
        PartitionConfig config = PartitionConfig.of(natural() >>> 12, WorkerSet.of(3));
        return ClusterMap.first(uuid(), 3, List.of(worker), List.of(new Assignment(config, 3)), config);
    }

    Parcel.Item parcelItem() {
        long correlation = number();
        if (random.nextBoolean()) {
            return new Parcel.Answered(correlation, oneOf(responses()));
        }
        Question question = oneOf(questions());
        return new Parcel.Asked(correlation, question.expires() ? natural() : 0, question);
    }

    Parcel parcel(int mostItems) {
        Sender from = new Sender(text(), new Standing(perhaps(this::life), number()));
        return new Parcel(from, number(), some(mostItems, this::parcelItem));
    }

    /** One of every kind of everything. */
    Stream<Parcel> each() {
        Stream<Parcel.Item> asked = Stream.concat(
                        questions().stream().map(Supplier::get),
                        requests().stream().map(request -> new Question.OfMember(request.get())))
                .map(question -> new Parcel.Asked(1, 0, question));
        Stream<Parcel.Item> answered = Stream.concat(
                        responses().stream().map(Supplier::get),
                        answers().stream().map(answer -> new Response.OfMember(answer.get())))
                .map(response -> new Parcel.Answered(1, response));
        return Stream.concat(asked, answered).map(item -> new Parcel(parcel(0).from(), 1, List.of(item)));
    }
}
