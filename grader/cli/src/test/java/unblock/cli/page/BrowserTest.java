package unblock.cli.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** The pages in a real browser; skipped where no Chromium is installed. */
class BrowserTest {
  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
  private static final int STUDENTS = 300;
  private static final int MOST_TABS = 50;
  private static final int TAB = 9;
  private static final int END = 35;
  private static final int HOME = 36;
  private static final int LEFT = 37;
  private static final int RIGHT = 39;

  /** The width of A4 without its margins, in px. */
  private static final int PAPER = 680;

  /** The first of the page's two timelines. */
  private static final String FIRST = "section:nth-of-type(1) .timeline";

  @TempDir private static Path folder;
  private static @Nullable Browser browser;
  private static List<Path> pages = List.of();

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> program = Browser.program();
    assumeThat(program)
        .as("No Chromium is installed: apt-get install chromium, and run it again")
        .isPresent();
    pages = SamplePages.write(folder);
    browser = Browser.start(program.orElseThrow(), folder.resolve("profile"));
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"360, false", "360, true", "1440, false", "1440, true"})
  void everyPageFitsAndIsAccessible(int width, boolean isDark) throws IOException {
    for (Path page : pages) {
      Browser window = open(page.toUri(), width, isDark);

      assertThat(window.evaluate("document.documentElement.scrollWidth").asInt())
          .as(page.toString())
          .isLessThanOrEqualTo(width);
      // Before axe-core runs, which draws on a canvas and is warned of it.
      assertThat(window.complaints()).isEmpty();
      assertThat(violations(window)).as(page.toString()).isEmpty();
      assertThat(window.requests()).isSubsetOf("about:blank", page.toUri().toString());
    }
  }

  @Test
  void theKeyboardAloneStepsThroughTheTimeline() {
    Browser window = open(pages.get(0).toUri(), 1440, false);
    String isForward = "document.activeElement.dataset.do === 'forward'";
    for (int i = 0; i < MOST_TABS && !window.evaluate(isForward).asBoolean(); i++) {
      window.press("Tab", TAB);
    }
    assertThat(window.evaluate(isForward).asBoolean()).isTrue();

    for (int event = 2; event <= SamplePages.EVENTS; event++) {
      window.press("ArrowRight", RIGHT);
      if (window.evaluate("document.activeElement.dataset.guess !== undefined").asBoolean()) {
        window.pressSpace();
        window.press("ArrowRight", RIGHT);
      }
      assertThat(window.evaluate("location.hash").asText()).isEqualTo("#e=" + event);
    }
    assertThat(
            window.evaluate("document.querySelectorAll('.predict:not([hidden])').length").asInt())
        .as("the answers stay in the page")
        .isEqualTo(
            window
                .evaluate("document.querySelectorAll('[data-guess][aria-pressed]').length")
                .asInt())
        .isPositive();
    window.press("ArrowLeft", LEFT);
    assertThat(current(window)).isEqualTo(SamplePages.EVENTS - 1);
    window.press("Home", HOME);
    assertThat(current(window)).isEqualTo(1);
    window.press("End", END);
    assertThat(current(window)).isEqualTo(SamplePages.EVENTS);
  }

  @Test
  void aLinkLeadsToAnEvent() {
    Browser window = open(URI.create(pages.get(0).toUri() + "#e=6"), 1440, false);

    assertThat(current(window)).isEqualTo(6);
    assertThat(window.evaluate("document.querySelector('.at').textContent").asText())
        .isEqualTo("UserHandlers.java:2");
    assertThat(window.evaluate("document.querySelector('.waits').textContent").asText())
        .startsWith("In the queue: R2, R3. Waiting for its slow call on a worker: R1");
  }

  @Test
  void aPrintedPageHasSixKeyFramesAndNothingToOperate() {
    Browser window = open(pages.get(0).toUri(), PAPER, false);

    window.emulate("print", false, true);

    assertThat(shown(window, FIRST + " .frames li svg")).isEqualTo(6);
    assertThat(shown(window, ".timeline button, .timeline input, .now, .pair .cursor")).isZero();
    assertThat(shown(window, FIRST + " .events tbody tr")).isEqualTo(SamplePages.EVENTS);
    String isCut =
        "[...document.querySelectorAll('.scroll, pre')].filter(each =>"
            + " each.scrollWidth > document.documentElement.clientWidth).length";
    assertThat(window.evaluate(isCut).asInt()).isZero();
  }

  @Test
  void withoutScriptsThePicturesAndTheTableAreThere() {
    Browser window = Objects.requireNonNull(browser);
    window.allowScripts(false);
    try {
      open(pages.get(0).toUri(), 1440, false);

      assertThat(shown(window, FIRST + " .pair svg.picture")).isEqualTo(3);
      assertThat(shown(window, FIRST + " .events tbody tr")).isEqualTo(SamplePages.EVENTS);
      assertThat(shown(window, ".timeline button, .timeline input, .now")).isZero();
    } finally {
      window.allowScripts(true);
    }
  }

  @Test
  void nothingMovesForAReaderWhoAsksForLessMotion() {
    Browser window = open(pages.get(0).toUri(), 1440, false);
    String duration =
        "getComputedStyle(document.querySelector('.cursor')).transitionDuration === '0s'";

    assertThat(window.evaluate(duration).asBoolean()).isTrue();
    window.emulate("screen", false, false);
    assertThat(window.evaluate(duration).asBoolean()).isFalse();
  }

  @Test
  void theSavedPictureIsAnSvgFileThatStandsAlone() throws Exception {
    Browser window = open(pages.get(0).toUri(), 1440, false);

    byte[] svg = window.saved("[data-do=svg]").getBytes(StandardCharsets.UTF_8);

    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg))
            .getDocumentElement();
    assertThat(root.getNamespaceURI() + root.getAttribute("xmlns"))
        .endsWith("http://www.w3.org/2000/svg");
    assertThat(root.getAttribute("viewBox")).isNotEmpty();
    assertThat(root.getElementsByTagName("style").getLength()).isEqualTo(1);
    assertThat(root.getElementsByTagName("pattern").getLength()).isEqualTo(8);
    assertThat(root.getElementsByTagName("script").getLength()).isZero();
  }

  @Test
  void theSavedEventsAreInTheTraceEventFormat() throws IOException {
    Browser window = open(pages.get(0).toUri(), 1440, false);

    TraceEvents trace = TraceEvents.read(window.saved("[data-do=trace]"));

    assertThat(trace.tracks())
        .containsExactlyInAnyOrder(
            "gate",
            "client R1",
            "client R2",
            "client R3",
            "worker-17",
            "slow call R1",
            "slow call R2",
            "slow call R3");
    assertThat(trace.namesOn("worker-17")).containsExactly("R1", "R2", "R3");
    assertThat(trace.namesOn("gate")).containsExactly("gate-shut", "pulse-missed", "gate-open");
  }

  @Test
  void aTableOfAClassIsSortedByItsHeads() {
    Browser window = open(pages.get(1).toUri(), 1440, false);
    String first = "document.querySelector('.students tbody tr').textContent";

    window.evaluate("document.querySelector('.students th:nth-child(3) button').click()");
    String ascending = window.evaluate(first).asText();
    window.evaluate("document.querySelector('.students th:nth-child(3) button').click()");

    assertThat(window.evaluate(first).asText()).isNotEqualTo(ascending);
    assertThat(window.evaluate("document.querySelector('th[aria-sort]').ariaSort").asText())
        .isEqualTo("descending");
  }

  /** Prints the time from the start of the navigation to the end of the load event. */
  @Test
  void thePageOfALargeClassIsSmall() throws IOException {
    Path page =
        SamplePages.ofAClass(STUDENTS, Files.createDirectories(folder.resolve("large-class")));
    Browser window = open(page.toUri(), 1440, false);

    assertThat(Files.size(page)).isLessThan(2_000_000);
    assertThat(shown(window, ".students tbody tr")).isEqualTo(STUDENTS);
    assertThat(window.evaluate("document.querySelector('main li').textContent").asText())
        .isEqualTo("270 submissions of offload: UserStore.find blocks the worker");
    String loaded = "performance.getEntriesByType('navigation')[0].loadEventEnd";
    System.out.printf(
        "The page of %d students was loaded in %.0f ms.%n",
        STUDENTS, window.evaluate(loaded).asDouble());
  }

  private static Browser open(URI page, int width, boolean isDark) {
    Browser window = Objects.requireNonNull(browser);
    window.open(page, width, isDark);
    return window;
  }

  /** The number of elements that take space on the page. */
  private static int shown(Browser window, String selector) {
    String count =
        "[...document.querySelectorAll('%s')].filter(each => each.getClientRects().length).length";
    return window.evaluate(count.formatted(selector)).asInt();
  }

  private static int current(Browser window) {
    return window
        .evaluate("document.querySelector('.events .current').cells[0].textContent")
        .asInt();
  }

  private static String violations(Browser window) throws IOException {
    try (InputStream axe = Objects.requireNonNull(BrowserTest.class.getResourceAsStream(AXE))) {
      window.evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8) + ";1");
    }
    return window
        .evaluate(
            "axe.run().then(found => found.violations.map(each => each.id + ' '"
                + " + each.nodes.map(node => node.html).join(' ')).join('\\n'))")
        .asText();
  }
}
