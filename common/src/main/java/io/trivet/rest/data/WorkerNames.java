package io.trivet.rest.data;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import io.trivet.rest.http.Percent;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.http.Utf8;
import io.trivet.rest.port.Cluster;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** The names that users know workers by; the protocol knows numbers. */
public final class WorkerNames {
    private final Cluster cluster;

    public WorkerNames(Cluster cluster) {
        this.cluster = cluster;
    }

    /** A name from a path. */
    public static String ofPath(String raw) {
        return Percent.decode(raw).flatMap(Utf8::decode).orElseThrow(() -> unknown(raw));
    }

    public static Refusal unknown(String name) {
        return new Refusal(ProblemType.NO_SUCH_WORKER, "There is no worker '" + name + "': /v1/workers lists them.");
    }

    public String of(int number) {
        return cluster.map()
                .flatMap(map -> map.worker(number))
                .map(Worker::name)
                .orElseGet(() -> Integer.toString(number));
    }

    public List<String> of(WorkerSet workers) {
        return workers.stream().mapToObj(this::of).toList();
    }

    /** Of a worker of the map by its name or, where none has that name, by its number. Of two it is the newer one. */
    public OptionalInt number(String text) {
        OptionalInt named = find(worker -> worker.name().equals(text));
        return named.isPresent()
                ? named
                : find(worker -> Integer.toString(worker.number()).equals(text));
    }

    /** The same of one that there has to be. */
    public int known(String text) {
        return number(text).orElseThrow(() -> unknown(text));
    }

    private OptionalInt find(Predicate<Worker> wanted) {
        List<Worker> workers = cluster.map().map(ClusterMap::workers).orElse(List.of());
        return workers.stream().filter(wanted).mapToInt(Worker::number).max();
    }
}
