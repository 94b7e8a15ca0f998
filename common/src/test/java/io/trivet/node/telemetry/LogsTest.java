package io.trivet.node.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.NOPMDCAdapter;

final class LogsTest {
    private final LoggerContext logging = new LoggerContext();
    private final Logger log = logging.getLogger("io.trivet.Somewhere");
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @BeforeEach
    void writeToMemory() {
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        logging.setMDCAdapter(new NOPMDCAdapter());
        appender.setContext(logging);
        appender.setOutputStream(output);
        logging.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(appender);
        Logs.write(LogFormat.JSON, logging);
        appender.start();
    }

    private JsonObject line() {
        String text = output.toString(StandardCharsets.UTF_8);
        assertTrue(text.endsWith("\n"), text);
        assertEquals(1, text.lines().count(), text);
        return new JsonObject(text);
    }

    @Test
    void whatIsSaidByKeyAndValueStandsBesideTheMessage() {
        log.atInfo()
                .addKeyValue("operation", "17-4")
                .addKeyValue("partition", 12)
                .log("Took \"{}\"\nover", "it");
        JsonObject line = line();
        assertEquals("INFO", line.getString("level"));
        assertEquals("io.trivet.Somewhere", line.getString("logger"));
        assertEquals("Took \"it\"\nover", line.getString("message"));
        assertEquals("17-4", line.getString("operation"));
        assertEquals("12", line.getString("partition"));
    }

    @Test
    void aFailureIsToldWithItsStack() {
        log.atError().setCause(new IllegalStateException("broken")).log("It failed");
        assertTrue(line().getString("failure").contains("IllegalStateException: broken"));
    }
}
