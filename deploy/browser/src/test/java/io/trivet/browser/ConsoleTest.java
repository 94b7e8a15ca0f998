package io.trivet.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Every panel of the console. All tests share a cluster, which each leaves whole or healing; the tour comes last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ConsoleTest {
    private static final int CELLS_OF_THE_RING = 3 * 128;
    private static final int DESK = 1_280;
    private static final int PHONE = 390;
    private static final List<String> VIEWS = List.of("cluster", "keys", "status", "proof");
    /** Client-seconds that may be without a success: the machine has two cores for a dozen processes and a browser. */
    private static final int TOLERATED = Integer.getInteger("browser.tolerate", 0);

    private static Cluster cluster;
    private static Chromium chromium;
    private static Disk disk;

    private Page page;
    private Screen screen;

    @BeforeAll
    static void start() throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(Screen.PATIENCE);
        chromium = new Chromium();
        disk = new Disk();
        cluster = Cluster.start();
    }

    @AfterAll
    static void end() throws IOException {
        chromium.close();
        disk.close();
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void open() {
        look(DESK, ColorScheme.LIGHT);
    }

    @AfterEach
    void nothingWentWrong() {
        chromium.close(page);
    }

    /** Whoever looks again closes the former page first: each of them costs the cluster a fifth of a core. */
    private void look(int width, ColorScheme scheme) {
        page = chromium.open(cluster.url(), width, scheme);
        screen = new Screen(page);
    }

    @Test
    @Order(1)
    void showsEachPartitionWithThreeCopiesAndEachNodeWithItsState() {
        assertThat(page.locator(".ring .cell")).hasCount(CELLS_OF_THE_RING);
        List.of("c1", "w1", "w2", "w3", "w4").forEach(name -> screen.awaitState(name, "serving"));
        assertThat(page.locator("#headline")).hasText("All is well.");
        assertThat(page.locator("#story")).containsText("The cluster serves: 128 partitions on 4 workers.");
    }

    @Test
    @Order(2)
    void showsRealRequestsAsArrows() {
        screen.await("document.querySelectorAll('.ring .arrow').length > 0");
    }

    @Test
    @Order(3)
    void aPauseFromThePageLeavesTheStripGreen() {
        screen.awaitSeconds(10);
        screen.press("pause w2");
        screen.awaitState("w2", "paused");
        assertThat(page.locator("#headline")).hasText("w2 is paused. Every key is served.");
        assertThat(page.locator(".mark-at")).containsText("pause w2");
        screen.awaitSeconds(26);
        screen.picture("paused");
        assertServed();
        screen.press("unpause w2");
        screen.awaitState("w2", "serving");
        assertThat(page.locator("#story")).containsText(Pattern.compile("w2 stopped answering; .*nothing was lost"));
    }

    private void assertServed() {
        List<String> rows = screen.rowsOfTheStrip();
        long without = rows.stream().mapToLong(ConsoleTest::unexplained).sum();
        assertTrue(without <= TOLERATED, () -> without + " client-seconds without a success: " + rows);
        assertTrue(
                rows.stream().noneMatch(row -> row.contains("w")),
                () -> "something was read that must not be: " + rows);
    }

    private static long unexplained(String row) {
        return IntStream.range(0, row.length())
                .filter(i -> row.charAt(i) == 'r' && !disk.stoodStill(row.length() - i))
                .count();
    }

    @Test
    @Order(4)
    void thePageWakesTheVeryControllerThatServesIt() {
        screen.awaitState("c1", "serving");
        screen.press("pause c1");
        screen.awaitState("c1", "paused");
        assertThat(page.locator("#live")).hasText("c1 is silent");
        screen.press("unpause c1");
        screen.awaitState("c1", "serving");
        assertThat(page.locator("#live")).hasText("live from c1");
    }

    @Test
    @Order(5)
    void writesReadsAndComparesTheCopiesOfAKey() {
        assertThat(page.locator("#headline")).hasText("All is well.");
        screen.go("keys");
        String markup = "<img src=x onerror=alert(1)>";
        openKey(markup);
        save("Create", markup, "Saved as version 1");
        assertThat(page.locator("[data-replica]")).hasCount(3);
        assertThat(page.locator(".copies .pill").first()).hasText("All copies are the same");
        assertThat(page.locator("#key-list .keys")).containsText(markup);
        save("Create", "again", "does not hold");
        save("Save if unchanged", "again", "Saved as version 2");
        page.selectOption("#from", page.locator("[data-replica]").first().getAttribute("data-replica"));
        page.click("#key-detail form button");
        assertThat(page.locator("#value")).hasValue("again");
        screen.picture("keys");
        page.click("[data-key-act=Delete]");
        assertThat(page.locator("#key-detail .said")).hasText("Deleted.");
    }

    private void openKey(String key) {
        page.fill("#new-key", key);
        page.press("#new-key", "Enter");
        assertThat(page.locator(".key-name")).hasText(key);
        assertThat(page.locator("#key-detail .said")).not().isEmpty();
    }

    private void save(String how, String value, String said) {
        page.fill("#value", value);
        page.click("[data-key-act=\"" + how + "\"]");
        assertThat(page.locator("#key-detail .said")).containsText(said);
    }

    @Test
    @Order(6)
    void showsTheChangesOfAKeyWhereverTheyComeFrom() {
        screen.go("keys");
        openKey("watched");
        assertThat(page.locator("#key-detail")).containsText("here or elsewhere, it shows at once");
        save("Create", "from the page", "Saved as version 1");
        assertThat(latestChange()).containsText("version 1: from the page");
        cluster.put("watched", "from outside");
        assertThat(latestChange()).containsText("version 2: from outside");
        assertThat(page.locator(".copies .pill").first()).hasText("All copies are the same");
        String leader = page.locator(".copy").filter(leads()).getAttribute("data-replica");
        cluster.run("pause", leader);
        cluster.put("watched", "while its leader is frozen");
        assertThat(latestChange()).containsText("version 3: while its leader is frozen");
        assertThat(page.locator(".copies .pill").first()).containsText(leader + " does not answer; the others agree");
        screen.picture("changes");
        cluster.run("unpause", leader);
        assertThat(page.locator(".copies .pill").first()).hasText("All copies are the same");
        page.click("[data-key-act=Delete]");
        assertThat(latestChange()).containsText("deleted");
    }

    private Locator latestChange() {
        return page.locator(".changes li").first();
    }

    private static Locator.FilterOptions leads() {
        return new Locator.FilterOptions().setHasText("leads");
    }

    @Test
    @Order(7)
    void showsWorkersControllersRatesAndWhatHappened() {
        screen.go("status");
        assertThat(page.locator("#workers tbody tr")).hasCount(4);
        assertThat(page.locator("#controllers tbody tr")).hasCount(1);
        assertThat(page.locator("#rates")).containsText("PUT /v1/kv/{key}");
        assertThat(page.locator("#timeline li").first()).isVisible();
    }

    @Test
    @Order(8)
    void showsTheVerdictsOfTheBuildWithTheirCommands() {
        screen.go("proof");
        assertThat(page.locator("#proof .command").first()).containsText("deploy/");
    }

    @Test
    @Order(9)
    void fitsADeskAndAPhoneInBothThemes() {
        for (int width : List.of(DESK, PHONE)) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.close();
                look(width, scheme);
                screen.awaitState("w1", "serving");
                VIEWS.forEach(view -> fits(view, width, scheme));
            }
        }
    }

    private void fits(String view, int width, ColorScheme scheme) {
        screen.go(view);
        assertThat(page.locator("#view-" + view + " h1")).isVisible();
        assertEquals(width, page.evaluate("document.documentElement.scrollWidth"), view + " is too wide");
        screen.picture(view + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
    }

    @Test
    @Order(10)
    void canBeUsedByKeyboardAlone() {
        screen.awaitState("w1", "serving");
        page.focus("[data-act=\"pause w1\"]");
        page.keyboard().press("Enter");
        screen.awaitState("w1", "paused");
        page.focus("[data-act=\"unpause w1\"]");
        page.keyboard().press("Enter");
        screen.awaitState("w1", "serving");
    }

    @Test
    @Order(11)
    void addsAWorkerAndDrainsIt() {
        screen.noteMoves();
        screen.press("add");
        screen.awaitNotedMove("→ w5");
        screen.picture("moving");
        screen.awaitState("w5", "serving");
        screen.awaitHeadline("All is well.");
        screen.noteMoves();
        screen.press("drain w5");
        screen.awaitNotedMove("w5 →");
        screen.awaitState("w5", "drained");
        assertThat(page.locator("[data-part=w5]")).containsText("holds nothing");
        assertThat(page.locator("#story")).containsText("w5 is drained: it holds nothing any more.");
        screen.noteMoves();
        screen.press("undrain w5");
        screen.awaitNotedMove("→ w5");
        screen.awaitState("w5", "serving");
        assertServed();
        cluster.run("remove", "w5");
        screen.awaitHeadline("All is well.");
    }

    @Test
    @Order(12)
    void saysSoWhenTooManyPagesLookOn() throws IOException {
        page.close();
        Crowd crowd = Crowd.before(cluster.url());
        look(DESK, ColorScheme.LIGHT);
        screen.awaitHeadline("Too many pages look on. Close one, and try again.");
        assertThat(page.locator("#live")).hasText("not live");
        crowd.leave();
        screen.awaitHeadline("All is well.");
    }

    @Test
    @Order(13)
    void theTourLeadsThroughAllSixSteps() {
        screen.awaitSeconds(8);
        page.click("#tour-open");
        for (int step = 1; step <= 6; step++) {
            assertThat(page.locator("#tour .step")).hasText("Step " + step + " of 6");
            if (page.locator("[data-tour=act]").count() > 0) {
                page.click("[data-tour=act]");
            }
            screen.await("[...document.querySelectorAll('#tour .seen')].every(seen => seen.classList.contains('yes'))");
            screen.picture("tour-" + step);
            page.click("[data-tour=next]");
        }
        assertThat(page.locator("#tour")).isHidden();
        assertServed();
    }
}
