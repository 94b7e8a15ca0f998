package io.trivet.node.telemetry;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;

/** The log of the process. It begins as text for people, as logback.xml says, until the settings have been read. */
public final class Logs {
    private Logs() {}

    /** Has everything that is logged written in this form from now on. */
    public static void write(LogFormat format) {
        // Whoever brings another logging library says there how it writes.
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            write(format, context);
        }
    }

    static void write(LogFormat format, LoggerContext context) {
        if (format == LogFormat.JSON) {
            Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            root.iteratorForAppenders().forEachRemaining(appender -> {
                if (appender instanceof OutputStreamAppender<ILoggingEvent> stream) {
                    stream.setEncoder(encoder(context));
                }
            });
        }
    }

    private static JsonLine encoder(LoggerContext context) {
        JsonLine encoder = new JsonLine();
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }
}
