package io.trivet.rest.http;

import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.Set;

/**
 * One line of the table of routes.
 *
 * @param parameters the query parameters that it knows; any other is refused
 * @param waiting the parameter, if any, of calls that may wait for long: they take up no place among those under way
 * @param contentLimit how many bytes of content it takes
 */
public record Route(
        HttpMethod method,
        PathPattern path,
        Kind kind,
        Set<String> parameters,
        Optional<String> waiting,
        int contentLimit,
        Endpoint endpoint) {

    /** What a call costs, and who may make it. */
    public enum Kind {
        /** Reads or writes keys, and is refused when there is too much to do. */
        DATA,
        /** An operator's order, which has to get through just when there is too much to do. */
        ORDER,
        /** Answered at once from memory, so that one can see what is going on when there is too much to do. */
        VIEW,
        /** A view that needs no token. */
        OPEN
    }

    public static Route of(HttpMethod method, String path, Kind kind, Endpoint endpoint) {
        return new Route(method, new PathPattern(path), kind, Set.of(), Optional.empty(), 0, endpoint);
    }

    public Route with(String... names) {
        return new Route(method, path, kind, Set.of(names), waiting, contentLimit, endpoint);
    }

    public Route content(int limit) {
        return new Route(method, path, kind, parameters, waiting, limit, endpoint);
    }

    public Route waitingBy(String parameter) {
        return new Route(method, path, kind, parameters, Optional.of(parameter), contentLimit, endpoint);
    }

    /** Whether a place is needed among the requests under way. */
    boolean takesPlace(Query query) {
        return kind == Kind.DATA && waiting.filter(query::has).isEmpty();
    }
}
