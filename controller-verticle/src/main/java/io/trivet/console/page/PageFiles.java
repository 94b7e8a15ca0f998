package io.trivet.console.page;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Serves the page's files, which hold no secret and need no token. Each is read once, when it is first asked for; there
 * is a handful of them, and what is not among them is not remembered.
 */
public final class PageFiles implements Handler<RoutingContext> {
    private static final String PREFIX = "/console/";
    private static final Pattern PATH = Pattern.compile("(?:[a-z0-9-]+/)?[a-z0-9-]+\\.[a-z]+");

    private final Vertx vertx;
    private final PagePolicy policy;
    private final Map<String, PageFile> known = new HashMap<>();

    public PageFiles(Vertx vertx, PagePolicy policy) {
        this.vertx = vertx;
        this.policy = policy;
    }

    public void mount(Router router) {
        router.get("/").handler(this);
        router.getWithRegex(PREFIX + PATH.pattern()).handler(this);
    }

    @Override
    public void handle(RoutingContext context) {
        fileOf(context.request().path())
                .map(this::find)
                .orElse(Future.succeededFuture(Optional.empty()))
                .onSuccess(found -> found.ifPresentOrElse(file -> send(context, file), context::next))
                .onFailure(context::fail);
    }

    /** By the path as it was sent: the router goes by a tidied one, in which {@code //} and {@code /a/../} are gone. */
    static Optional<String> fileOf(String asked) {
        if (asked.equals("/")) {
            return Optional.of("index.html");
        }
        return Optional.of(asked)
                .filter(path -> path.startsWith(PREFIX))
                .map(path -> path.substring(PREFIX.length()))
                .filter(path -> PATH.matcher(path).matches());
    }

    private Future<Optional<PageFile>> find(String path) {
        if (known.containsKey(path)) {
            return Future.succeededFuture(Optional.of(known.get(path)));
        }
        return vertx.executeBlocking(() -> PageFile.read(path))
                .onSuccess(found -> found.ifPresent(file -> known.put(path, file)));
    }

    private void send(RoutingContext context, PageFile file) {
        HttpServerResponse response = context.response();
        policy.headers().forEach(response::putHeader);
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.type())
                .putHeader(HttpHeaders.ETAG, file.tag())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        if (file.tag().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
        } else {
            response.end(file.content());
        }
    }
}
