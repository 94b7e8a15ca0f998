package io.trivet.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The console of a cluster that wants a token, and that nobody pauses or kills anything of but by hand. */
final class TokenTest {
    private static final String TOKEN = "let me in";

    private static Smallest cluster;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        PlaywrightAssertions.setDefaultAssertionTimeout(Screen.PATIENCE);
        chromium = new Chromium();
        cluster = new Smallest(new JsonObject().put("TOKEN", TOKEN));
        cluster.awaitAnswer();
    }

    @AfterAll
    static void end() throws IOException {
        chromium.close();
        if (cluster != null) {
            cluster.close();
        }
    }

    private static Page open() {
        Page page = chromium.open(cluster.url() + "/", 1_280, ColorScheme.LIGHT);
        enter(page, "another one");
        assertThat(page.locator("#token-refused")).isVisible();
        new Screen(page).picture("token");
        enter(page, TOKEN);
        assertThat(page.locator("#headline")).hasText("All is well.");
        return page;
    }

    private static void enter(Page page, String token) {
        page.fill("#token-input", token);
        page.press("#token-input", "Enter");
    }

    @Test
    void asksForTheTokenOnceAndHasEveryPanelUseIt() {
        Page page = open();
        new Screen(page).awaitSeconds(2);
        page.click("nav a[href='#keys']");
        page.fill("#new-key", "plum");
        page.press("#new-key", "Enter");
        assertThat(page.locator("#key-detail")).containsText("it shows at once");
        page.fill("#value", "ripe");
        page.click("[data-key-act=Save]");
        assertThat(page.locator(".changes")).containsText("version 1: ripe");
        assertThat(page.locator(".copies .pill").first()).hasText("All copies are the same");
        assertThat(page.locator("#key-list .keys")).containsText("plum");
        page.click("nav a[href='#status']");
        assertThat(page.locator("#rates")).containsText("PUT /v1/kv/{key}");
        page.reload();
        assertThat(page.locator("#live")).hasText("live from c1");
        assertThat(page.locator("#token-dialog")).isHidden();
        chromium.close(page);
    }

    @Test
    void givesTheCommandOfWhatItCannotDoItself() {
        Page page = open();
        page.click("[data-act='pause w1']");
        assertThat(page.locator("#parts .command code")).hasText("docker compose pause w1");
        page.click("[data-act='pause pg1']");
        assertThat(page.locator("#parts .command code")).hasText("docker compose pause pg1");
        chromium.close(page);
    }
}
