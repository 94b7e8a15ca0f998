package io.trivet.node;

import io.trivet.node.settings.Configuration;
import io.trivet.node.settings.Kinds;
import io.trivet.node.settings.Setting;
import io.trivet.node.settings.SettingGroup;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where and for whom a process answers HTTP.
 *
 * @param reachedBy the host by which others reach it
 * @param publicUrl under which others reach it, if that is not simply its host and port
 * @param token that a request has to bear, if one is wanted
 * @param hosts names that a request may give as its host, besides addresses and {@code localhost}
 */
public record HttpSettings(
        String host, int port, String reachedBy, Optional<URI> publicUrl, Optional<String> token, List<String> hosts) {
    private static final List<String> EVERYWHERE = List.of("0.0.0.0", "::", "[::]");

    private static final Setting<String> HTTP_HOST = Setting.of(
            "HTTP_HOST",
            Kinds.TEXT,
            "127.0.0.1",
            "The address that HTTP listens on. By default nobody but this machine gets in; `0.0.0.0` lets everybody.");
    private static final Setting<Integer> HTTP_PORT =
            Setting.of("HTTP_PORT", Kinds.PORT_OR_ANY, "8000", "The port that HTTP listens on.");
    private static final Setting<Optional<URI>> PUBLIC_URL = Setting.optional(
            "PUBLIC_URL", Kinds.URL, "How others reach this process by HTTP, if not by its host and port.");
    private static final Setting<Optional<String>> TOKEN = Setting.optional(
                    "TOKEN", Kinds.TEXT, "If set, every request has to bear it: `Authorization: Bearer` and the token.")
            .asSecret();
    private static final Setting<List<String>> HOSTS = Setting.of(
            "HOSTS",
            Kinds.listOf(Kinds.TEXT),
            "localhost",
            "Names by which requests may address this process, besides bare addresses. Others are refused, so that "
                    + "no web page can make a browser speak to it under a name of its own.");

    public static final SettingGroup GROUP =
            new SettingGroup("HTTP", List.of(HTTP_HOST, HTTP_PORT, PUBLIC_URL, TOKEN, HOSTS), List.of());

    /** @param clusterHost by which others reach a process that listens everywhere */
    static HttpSettings read(Configuration configuration, String clusterHost) {
        String host = configuration.get(HTTP_HOST);
        return new HttpSettings(
                host,
                configuration.get(HTTP_PORT),
                EVERYWHERE.contains(host) ? clusterHost : host,
                configuration.get(PUBLIC_URL),
                configuration.get(TOKEN),
                configuration.get(HOSTS));
    }

    /** Under which others reach a process that listens on this port. */
    public String url(int actualPort) {
        return publicUrl.map(URI::toString).orElse("http://" + reachedBy + ":" + actualPort);
    }
}
