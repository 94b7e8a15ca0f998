package io.trivet.benchmark.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;

/** Connections to nodes on this machine, with one thread for all of them. */
public final class Http implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int CONNECTIONS_TO_EACH = 256;
    private static final long PATIENCE = 10_000;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(CONNECTIONS_TO_EACH));

    public record Answer(int status, Buffer content) {
        public boolean isOk() {
            return status / 100 == 2;
        }

        public JsonObject json() {
            return new JsonObject(content);
        }

        public String text() {
            return content.toString();
        }
    }

    public Vertx vertx() {
        return vertx;
    }

    public Future<Answer> get(int port, String path) {
        return send(HttpMethod.GET, port, path, Buffer.buffer());
    }

    public Future<Answer> post(int port, String path, Buffer content) {
        return send(HttpMethod.POST, port, path, content);
    }

    public Future<Answer> put(int port, String path, Buffer content) {
        return send(HttpMethod.PUT, port, path, content);
    }

    /** On the event loop from the first: asked from elsewhere, an answer may be there before anybody listens to it. */
    private Future<Answer> send(HttpMethod method, int port, String path, Buffer content) {
        Promise<Answer> answer = Promise.promise();
        vertx.runOnContext(turn -> ask(method, port, path, content).onComplete(answer));
        return answer.future();
    }

    private Future<Answer> ask(HttpMethod method, int port, String path, Buffer content) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setHost(HOST)
                .setPort(port)
                .setURI(path)
                .setIdleTimeout(PATIENCE);
        return client.request(options)
                .compose(request -> content.length() == 0 ? request.send() : request.send(content))
                .compose(response -> response.body().map(body -> new Answer(response.statusCode(), body)));
    }

    @Override
    public void close() {
        vertx.close();
    }
}
