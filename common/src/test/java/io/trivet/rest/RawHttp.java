package io.trivet.rest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** A client that sends whatever it is told to, and reads answers strictly. */
final class RawHttp implements AutoCloseable {
    private static final int PATIENCE = 20_000;

    private final Socket socket;
    private final InputStream in;

    RawHttp(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawHttp send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server may have closed the connection already, and is right to. */
    RawHttp trySend(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException closed) {
            // What was answered before can still be read.
            return this;
        }
        return this;
    }

    /**
     * Of the next line that begins an answer, wherever answers end; empty when the server has closed the connection.
     */
    Optional<Integer> readStatus() {
        try {
            Optional<String> line = line();
            while (line.isPresent() && !line.get().startsWith("HTTP/1.")) {
                line = line();
            }
            return line.map(text -> Integer.parseInt(text.substring(9, 12)));
        } catch (SocketTimeoutException e) {
            throw new UncheckedIOException(e);
        } catch (IOException reset) {
            return Optional.empty();
        }
    }

    /** One char, one byte. */
    RawHttp send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** No more will be sent. */
    RawHttp finish() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpAnswer read() {
        return readAny(false).orElseThrow(() -> new AssertionError("the connection was closed without an answer"));
    }

    HttpAnswer readHead() {
        return readAny(true).orElseThrow(() -> new AssertionError("the connection was closed without an answer"));
    }

    /** Empty when the server closed the connection instead of answering. */
    Optional<HttpAnswer> readAny() {
        return readAny(false);
    }

    private Optional<HttpAnswer> readAny(boolean ofHead) {
        try {
            Optional<String> first = line();
            return first.isEmpty() ? Optional.empty() : Optional.of(answer(first.get(), ofHead));
        } catch (IOException e) {
            if (e.getMessage() != null && e.getMessage().contains("reset")) {
                return Optional.empty();
            }
            throw new UncheckedIOException(e);
        }
    }

    private HttpAnswer answer(String first, boolean ofHead) throws IOException {
        TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = must(line()); !line.isEmpty(); line = must(line())) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            if (headers.put(name, line.substring(colon + 1).strip()) != null) {
                throw new AssertionError("twice: " + name);
            }
        }
        int status = Integer.parseInt(first.substring(9, 12));
        boolean empty = ofHead || status < 200 || status == 204 || status == 304;
        int length = empty ? 0 : Integer.parseInt(must(Optional.ofNullable(headers.get("content-length"))));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the answer broke off");
        }
        return new HttpAnswer(status, headers, body);
    }

    private static String must(Optional<String> text) throws IOException {
        return text.orElseThrow(() -> new EOFException("the answer broke off, or has no length"));
    }

    /** Empty at the end of the stream. */
    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return Optional.empty();
            }
            line.write(c);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    boolean isClosedByServer() {
        try {
            return in.read() < 0;
        } catch (IOException reset) {
            return !(reset instanceof SocketTimeoutException);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
