package io.trivet.benchmark.load;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.KV;
import io.trivet.benchmark.load.ClosedLoop.Client;
import io.trivet.benchmark.load.ClosedLoop.Verdict;
import io.trivet.benchmark.plan.DataSet;
import io.trivet.deploy.local.Interruption;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * etcd's own face: requests of gRPC, so many at a time, over one connection to each node.
 *
 * @param nodes a client of each node, bound to it
 * @param reads of 100 requests
 * @param first the node that is asked when there are fewer loops than nodes
 */
public record Grpc(List<KV> nodes, DataSet data, int connections, int reads, int first, Interruption end)
        implements Load {
    @Override
    public Sample run(Duration time) {
        ByteSequence value = value();
        return new ClosedLoop(
                        IntStream.range(0, connections)
                                .mapToObj(number -> client(nodes.get((first + number) % nodes.size()), value, number))
                                .toList(),
                        end)
                .run(time)
                .sample();
    }

    private Client client(KV node, ByteSequence value, int seed) {
        Random random = new Random(seed);
        return () -> {
            ByteSequence key = bytes(data.key(random.nextInt(data.keys())));
            CompletableFuture<?> operation = random.nextInt(100) < reads ? node.get(key) : node.put(key, value);
            return operation.handle((answer, failure) -> failure == null ? Verdict.DONE : Verdict.UNKNOWN);
        };
    }

    private ByteSequence value() {
        return bytes(new Random(data.bytes())
                .ints(data.bytes(), 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
    }

    private static ByteSequence bytes(String text) {
        return ByteSequence.from(text, StandardCharsets.UTF_8);
    }
}
