package io.trivet.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.nio.file.Path;
import java.util.List;

/** The page in words: what is on it, and what is done with it. */
record Screen(Page page) {
    /** Copies are made anew within seconds on a machine at rest. */
    static final double PATIENCE = 60_000;

    private static final Path PICTURES = Path.of("target", "pictures");

    void go(String view) {
        page.click("nav a[href='#" + view + "']");
    }

    void press(String action) {
        page.click("[data-act=\"" + action + "\"]");
    }

    void awaitState(String part, String word) {
        assertThat(page.locator("[data-part=" + part + "] .pill")).hasText(word);
    }

    void awaitHeadline(String text) {
        assertThat(page.locator("#headline")).hasText(text);
    }

    /** From now on every move that the page shows is noted: with few keys one is over before anybody has looked. */
    void noteMoves() {
        page.evaluate("""
                () => {
                  const moves = document.querySelector(".moves"), noted = (window.notedMoves = []);
                  new MutationObserver(() => noted.push(moves.textContent))
                    .observe(moves, { childList: true, subtree: true });
                }""");
    }

    void awaitNotedMove(String words) {
        await("window.notedMoves.some((shown) => shown.includes('" + words + "'))");
    }

    /** Returns when JavaScript says so. Asked from outside again and again: the page itself may evaluate nothing. */
    void await(String condition) {
        try {
            page.waitForCondition(
                    () -> Boolean.TRUE.equals(page.evaluate(condition)),
                    new Page.WaitForConditionOptions().setTimeout(PATIENCE));
        } catch (TimeoutError late) {
            throw new AssertionError(
                    "Not so: " + condition + ". The page says: " + said("#headline") + " It last told: "
                            + said("#toast"),
                    late);
        }
    }

    private String said(String part) {
        return page.locator(part).textContent();
    }

    /** So many seconds of every client's row are known. */
    void awaitSeconds(int seconds) {
        await("[...document.querySelectorAll('.cells')].length > 0 && [...document.querySelectorAll('.cells')]"
                + ".every(row => [...row.children].filter(box => box.dataset.cell !== 'n').length >= " + seconds + ")");
    }

    /** A letter for each second, by client: as shown, the latest last. */
    List<String> rowsOfTheStrip() {
        return page.locator(".cells").all().stream()
                .map(row -> (String) row.evaluate("row => [...row.children].map(box => box.dataset.cell).join('')"))
                .toList();
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
}
