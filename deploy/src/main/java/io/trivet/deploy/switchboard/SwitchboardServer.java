package io.trivet.deploy.switchboard;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trivet.deploy.local.Refusal;
import io.trivet.deploy.switchboard.Operator.Outcome;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * {@code GET /state} says how the parts are; {@code POST /do} with {@code {"action": "pause", "name": "w2"}} has
 * something done, and answers when it is done: 200, or 409 with why not. Both only for the pages of this cluster.
 */
public final class SwitchboardServer {
    private static final int THREADS = 4;
    private static final int WAITING = 16;
    private static final int LONGEST = 1_000;
    private static final int NO_CONTENT = -1;

    private final SwitchboardSettings settings;
    private final Gate gate;
    private final Operator operator;

    public SwitchboardServer(SwitchboardSettings settings) {
        this.settings = settings;
        this.gate = new Gate(settings);
        this.operator = new Operator(System.getProperty("trivet.command", "deploy/local"), settings.data());
    }

    /** Serves until the process ends. */
    public HttpServer start() throws IOException {
        InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(here, settings.port()), WAITING);
        // What finds no place waits in the connection's queue, and its page with it.
        server.setExecutor(new ThreadPoolExecutor(
                THREADS,
                THREADS,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING),
                new ThreadPoolExecutor.CallerRunsPolicy()));
        server.createContext("/", this::serve);
        server.start();
        return server;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<String> origin = gate.origin(exchange.getRequestHeaders());
            if (origin.isEmpty()) {
                answer(exchange, 403, said("Only the pages of this cluster's controllers may call."));
                return;
            }
            allow(exchange.getResponseHeaders(), origin.get());
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                exchange.sendResponseHeaders(204, NO_CONTENT);
            } else if (!gate.hasKey(exchange.getRequestHeaders())) {
                answer(exchange, 401, said("The key is another one: load the page anew."));
            } else {
                dispatch(exchange);
            }
        }
    }

    private static void allow(Headers headers, String origin) {
        headers.set("Access-Control-Allow-Origin", origin);
        headers.set("Vary", "Origin");
        headers.set("Access-Control-Allow-Methods", "GET, POST");
        headers.set("Access-Control-Allow-Headers", "authorization, content-type");
        headers.set("Access-Control-Max-Age", "600");
    }

    private void dispatch(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
            case "GET /state" -> state(exchange);
            case "POST /do" -> act(exchange);
            default -> answer(exchange, 404, said("There is nothing here."));
        }
    }

    private void state(HttpExchange exchange) throws IOException {
        try {
            answer(exchange, 200, operator.state());
        } catch (Refusal unreadable) {
            answer(exchange, 409, said(unreadable.getMessage()));
        }
    }

    private void act(HttpExchange exchange) throws IOException {
        Optional<Action> action = action(exchange);
        if (action.isEmpty()) {
            answer(exchange, 400, said("There is no such action."));
            return;
        }
        Outcome outcome = operator.carryOut(action.get());
        answer(exchange, outcome.done() ? 200 : 409, said(outcome.said()));
    }

    private static Optional<Action> action(HttpExchange exchange) throws IOException {
        byte[] content = exchange.getRequestBody().readNBytes(LONGEST);
        try {
            return Action.of(new JsonObject(Buffer.buffer(content)));
        } catch (DecodeException malformed) {
            return Optional.empty();
        }
    }

    private static JsonObject said(String text) {
        return new JsonObject().put("said", text);
    }

    private static void answer(HttpExchange exchange, int status, JsonObject content) throws IOException {
        byte[] bytes = content.toBuffer().getBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
