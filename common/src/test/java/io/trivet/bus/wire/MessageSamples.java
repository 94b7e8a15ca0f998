package io.trivet.bus.wire;

import io.trivet.register.message.Answer;
import io.trivet.register.message.Answer.Stamped;
import io.trivet.register.message.Outcome;
import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.message.Outcome.Reason;
import io.trivet.register.message.Perform;
import io.trivet.register.message.Performed;
import io.trivet.register.message.Request;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The protocol's messages, drawn at random. */
public class MessageSamples extends Samples {
    public MessageSamples(long seed) {
        super(seed);
    }

    public List<Supplier<? extends Request>> requests() {
        return List.of(
                () -> new Request.Prepare(partition(), ballot(), random.nextLong(), config()),
                () -> new Request.Accept(partition(), ballot(), some(4, this::entry)),
                () -> new Request.Read(partition(), ballot(), some(4, this::bytes)),
                () -> new Request.Confirm(Stream.concat(Stream.of(held()), some(3, this::held).stream())
                        .toList()),
                () -> new Request.Purge(partition(), ballot(), bytes(), stamp()),
                () -> new Request.Digest(partition(), ballot()),
                () -> new Request.Fetch(partition(), ballot(), random.nextInt(257) - 1, bytes(), natural()),
                () -> new Request.Leading(partition(), random.nextBoolean()));
    }

    public List<Supplier<? extends Answer>> answers() {
        return List.of(
                () -> new Answer.Promised(ballot()),
                () -> new Answer.Refused(ballot()),
                () -> new Answer.WrongEpoch(perhaps(this::config)),
                () -> new Answer.Accepted(some(4, random::nextBoolean)),
                () -> new Answer.Rows(some(4, () -> perhaps(this::row))),
                () -> new Answer.Confirmed(some(3, this::held)),
                Answer.Purged::new,
                () -> new Answer.Digests(some(20, random::nextLong)),
                () -> new Answer.Page(some(4, this::stamped), random.nextBoolean()),
                () -> new Answer.Leads(ballot()),
                Answer.LeadsNot::new);
    }

    private Request.Held held() {
        return new Request.Held(partition(), ballot());
    }

    private Stamped stamped() {
        return new Stamped(bytes(), stamp(), random.nextBoolean(), number(), number(), natural());
    }

    /** Without a deadline, which does not travel. */
    public Perform perform() {
        return new Perform(partition(), operation(), random.nextBoolean(), random.nextBoolean(), 0, number());
    }

    public List<Supplier<? extends Outcome>> outcomes() {
        Reason[] reasons = Reason.values();
        return List.of(
                () -> new Outcome.Done(reply()),
                () -> new Outcome.Found(perhaps(this::row)),
                () -> new NotTaken(reasons[random.nextInt(reasons.length)], random.nextInt(300) - 1, id()),
                Outcome.Unknown::new);
    }

    public Performed performed() {
        return new Performed(oneOf(outcomes()), number());
    }
}
