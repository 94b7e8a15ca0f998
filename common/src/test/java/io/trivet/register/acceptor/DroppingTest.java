package io.trivet.register.acceptor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.host.Rules;
import io.trivet.register.host.Store.Durable;
import io.trivet.register.host.Store.Write;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A member that is no member any more, while its database hangs. */
class DroppingTest {
    private static final int SELF = 0;
    private static final PartitionConfig CHANGE =
            new PartitionConfig(1, WorkerSet.of(1, 2, 3), WorkerSet.of(SELF, 2, 3));
    private static final Ballot OLD = Ballot.of(0, 1, 1);
    private static final Ballot NEW = Ballot.of(1, 1, 2);

    private final Acceptor acceptor = new Acceptor(0, SELF, new Rules(), new Durable(OLD, 7, Optional.empty()));

    @Test
    void aPromiseThatIsNotDurableIsNotSpokenForWhenTheRowsAreDropped() {
        Reaction taken = acceptor.on(new Request.Prepare(0, NEW, 9, CHANGE));
        assertInstanceOf(Reaction.Commit.class, taken, "to be told when it is durable, which it never becomes here");

        Write drop = acceptor.see(CHANGE.abort()).orElseThrow();

        assertEquals(NEW, drop.memory().orElseThrow().promised(), "the promise is kept");
        Reaction read = acceptor.on(new Request.Read(0, NEW, List.of(Bytes.utf8("k"))));
        assertEquals(new Reaction.Say(new Answer.Refused(NEW)), read);
    }
}
