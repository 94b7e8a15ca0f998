package io.trivet.bus;

import io.trivet.cluster.ClusterMap;
import io.trivet.register.Life;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Performed;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Content;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import io.trivet.watch.Changes;
import java.util.List;
import java.util.Optional;

/** What a desk answers. Which question it answers is told by the future that carries it. */
public sealed interface Response {
    record OfMember(Answer answer) implements Response {}

    record Operated(Performed performed) implements Response {}

    record Map(Optional<ClusterMap> map) implements Response {}

    record Testimony(Optional<Life> life) implements Response {}

    record Ok() implements Response {}

    /**
     * @param more whether there are keys after the last one
     * @param notHere the partitions for which this desk cannot speak
     */
    record Listed(List<Item> items, boolean more, List<Integer> notHere) implements Response {}

    /**
     * What became of an order.
     *
     * @param version of the map that holds it, when it is done
     * @param why a sentence, when it is not
     */
    record Ordered(Fate fate, long version, String why) implements Response {
        /** The three kinds of answer there are, and that it must not be done. */
        public enum Fate {
            DONE,
            REFUSED,
            NOT_TAKEN,
            UNKNOWN
        }
    }

    record Watched(Changes changes) implements Response {}

    record Found(Optional<Row> row) implements Response {}

    /** There is no answer, and this is why. Whoever asked gets it as a {@link PeerFailed}. */
    record Failed(String why) implements Response {}

    /**
     * A key of a list, which holds a value.
     *
     * @param size of the value, in bytes
     * @param value if it was asked for
     */
    record Item(
            Bytes key,
            Stamp etag,
            long version,
            long expiresAt,
            long writtenAt,
            String type,
            int size,
            Optional<Bytes> value) {
        public static Item of(Bytes key, State state, Content.Value content, boolean withValue) {
            return new Item(
                    key,
                    state.etag(),
                    state.version(),
                    state.expiresAt(),
                    state.writtenAt(),
                    content.type(),
                    content.bytes().length(),
                    withValue ? Optional.of(content.bytes()) : Optional.empty());
        }
    }
}
