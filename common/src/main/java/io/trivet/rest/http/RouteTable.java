package io.trivet.rest.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the route of a request. Where several fit, the first one counts. */
public final class RouteTable {
    private final List<Route> routes;

    public RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    public List<Route> routes() {
        return routes;
    }

    /** A route, and what the variable of its path stands for. */
    record Match(Route route, String variable) {}

    /** HEAD is answered wherever GET is. */
    Optional<Match> find(HttpMethod method, String path) {
        HttpMethod wanted = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        for (Route route : routes) {
            if (route.method().equals(wanted)) {
                Optional<String> variable = route.path().match(path);
                if (variable.isPresent()) {
                    return Optional.of(new Match(route, variable.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** Why there is no route: no such path, or not by this method. */
    Refusal refusal(HttpMethod method, String path) {
        String allowed = allowed(path);
        if (allowed.isEmpty()) {
            return new Refusal(
                    ProblemType.NO_SUCH_PATH,
                    "There is nothing at this path. Keys are at /v1/kv/{key}; /openapi.yaml lists what else there is.");
        }
        return new Refusal(
                        ProblemType.METHOD_NOT_ALLOWED, "There is no " + method.name() + " here, only " + allowed + ".")
                .with(HttpHeaders.ALLOW, allowed);
    }

    /** The methods that a path knows, for an Allow field; empty when there is no such path. */
    String allowed(String path) {
        TreeSet<String> methods = new TreeSet<>();
        for (Route route : routes) {
            if (route.path().match(path).isPresent()) {
                methods.add(route.method().name());
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return String.join(", ", methods);
    }
}
