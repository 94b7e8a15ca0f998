package io.trivet.rest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.rest.port.RestSettings;
import io.trivet.rest.port.RestSettings.Access;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call: hosts, origins and tokens. */
class GuardTest {
    private static final Stage STAGE =
            new Stage(RestSettings.DEFAULTS.with(new Access(Optional.empty(), List.of("Trivet.example"))));
    private static final String TOKEN = "s3cret-token";
    private static final Stage LOCKED =
            new Stage(RestSettings.DEFAULTS.with(new Access(Optional.of(TOKEN), List.of(Access.ANY_HOST))));

    @AfterAll
    static void close() {
        STAGE.close();
        LOCKED.close();
    }

    @BeforeEach
    void reset() {
        STAGE.reset();
        LOCKED.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8000",
                "console.localhost",
                "127.0.0.1:8000",
                "10.1.2.3",
                "[::1]:8000",
                "[fe80::1]",
                "trivet.example",
                "TRIVET.example:443"
            })
    void ownHostsAreServed(String host) {
        STAGE.get("/v1/kv/a", "Host: " + host).is(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "xlocalhost",
                "sub.trivet.example",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "127.0.0.1.evil.example"
            })
    void otherHostsAreNot(String host) {
        STAGE.get("/v1/kv/a", "Host: " + host).problem(403, "foreign-host");
        STAGE.get("/health/live", "Host: " + host).problem(403, "foreign-host");
    }

    @Test
    void anyHostIsServedWhenThatIsSet() {
        LOCKED.get("/health/live", "Host: whatever.example").is(200);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, http://localhost, 201",
        "localhost:8000, http://localhost:8000, 201",
        "localhost:80, http://localhost, 201",
        "trivet.example, https://trivet.example, 201",
        "trivet.example:443, https://trivet.example, 201",
        "LocalHost, http://localHOST, 201",
        "localhost:8000, http://localhost:3000, 403",
        "localhost, http://localhost:3000, 403",
        "localhost, http://evil.example, 403",
        "localhost, https://localhost:80, 403",
        "127.0.0.1, http://localhost, 403",
        "localhost, null, 403",
        "localhost, localhost, 403",
        "localhost, '', 403",
        "localhost, file://, 403",
    })
    void pagesOfOtherOriginsMayNotWrite(String host, String origin, int status) {
        STAGE.put("/v1/kv/a", "1", "Host: " + host, "Origin: " + origin).is(status);
        STAGE.get("/v1/kv/b", "Host: " + host, "Origin: " + origin).is(404);
        if (status == 403) {
            STAGE.post("/v1/kv/a?increment=1", "Host: " + host, "Origin: " + origin)
                    .problem(403, "foreign-origin");
            STAGE.delete("/v1/kv/a", "Host: " + host, "Origin: " + origin).problem(403, "foreign-origin");
            assertTrue(STAGE.workers.states.isEmpty());
        }
    }

    @Test
    void oneForeignOriginOfTwoIsEnough() {
        STAGE.put("/v1/kv/a", "1", "Origin: http://localhost", "Origin: http://evil.example")
                .is(403);
    }

    @Test
    void aTokenIsAskedForWhereOneIsSet() {
        LOCKED.put("/v1/kv/a", "1", "Authorization: Bearer " + TOKEN).is(201);
        LOCKED.get("/v1/kv/a", "authorization: bearer   " + TOKEN).is(200);
        LOCKED.get("/v1/kv/a").problem(401, "unauthenticated").has("www-authenticate", "Bearer realm=\"trivet\"");
        LOCKED.get("/nothing").problem(401, "unauthenticated");
        LOCKED.get("/metrics").problem(401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer s3cret-toke",
                "Bearer s3cret-token1",
                "Bearer S3cret-token",
                "Basic s3cret-token",
                "s3cret-token",
                "Bearer s3cret-token, Bearer s3cret-token"
            })
    void noOtherTokenWillDo(String field) {
        LOCKED.get("/v1/kv/a", "Authorization: " + field).problem(401, "unauthenticated");
    }

    @Test
    void probesAndTheDocumentNeedNoToken() {
        for (String path : List.of("/health/live", "/health/ready", "/health", "/openapi.yaml")) {
            LOCKED.get(path).is(200);
        }
    }
}
