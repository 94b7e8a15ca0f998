package io.trivet.benchmark.heal;

import io.trivet.benchmark.load.Http;
import io.trivet.benchmark.plan.DataSet;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Clients that read and write keys at random, one as often as the other. */
record HalfAndHalf(Http http, DataSet data, List<Integer> ports) {
    List<PacedLoad.Client> clients(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> client(ports.get(number % ports.size()), new Random(number)))
                .toList();
    }

    private PacedLoad.Client client(int port, Random random) {
        Buffer value = Buffer.buffer("v".repeat(data.bytes()));
        return () -> {
            String path = "/v1/kv/" + data.key(random.nextInt(data.keys()));
            Future<Http.Answer> answer = random.nextBoolean() ? http.get(port, path) : http.put(port, path, value);
            return answer.map(Http.Answer::isOk);
        };
    }
}
