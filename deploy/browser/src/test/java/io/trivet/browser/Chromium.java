package io.trivet.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The browser that is installed, and what its pages do that they must not. */
final class Chromium implements AutoCloseable {
    /** A browser says by itself what was declined. Where that may be: no such key or a condition, no token, no room. */
    private static final Map<String, String> MAY_BE_DECLINED = Map.of(
            "/v1/kv/",
            "status of 4",
            "/v1/watch?",
            "status of 4",
            "/console/events",
            "status of 503",
            "",
            "status of 401");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getProperty("browser", "/usr/bin/chromium")))
                    // It runs in a container as root, and opens our own pages only.
                    .setArgs(List.of("--no-sandbox")));
    private final List<String> wrong = new CopyOnWriteArrayList<>();

    Page open(String url, int width, ColorScheme scheme) {
        Page page = browser.newPage(
                new Browser.NewPageOptions().setViewportSize(width, 900).setColorScheme(scheme));
        page.onConsoleMessage(message -> {
            boolean expected = MAY_BE_DECLINED.entrySet().stream()
                    .anyMatch(may -> message.location().contains(may.getKey())
                            && message.text().contains(may.getValue()));
            if (message.type().equals("error") && !expected) {
                wrong.add(message.text() + " (" + message.location() + ")");
            }
        });
        page.onPageError(wrong::add);
        page.onRequest(request -> {
            if (!URI.create(request.url()).getHost().equals("127.0.0.1")) {
                wrong.add("asked another host: " + request.url());
            }
        });
        page.navigate(url);
        return page;
    }

    /** Nothing went wrong in any page since the last time: no error in the console, no request to another host. */
    void close(Page page) {
        String told = page.locator("#toast").textContent();
        page.close();
        List<String> found = List.copyOf(wrong);
        wrong.clear();
        assertEquals(List.of(), found, "the page last told: " + told);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
