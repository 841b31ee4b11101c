package unblock.engine.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unblock.message.Translator;

/** No text of a submission adds an element or an attribute to the page. */
class HostilePageTest {
  private static final Translator ENGLISH = Translator.of(Locale.ENGLISH);
  private static final List<String> HARMLESS = skeleton(page("x"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "</style><style>*{display:none}</style>",
        "</title><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' onfocus='alert(1)' autofocus='",
        "x onload=alert(1)",
        "--><svg onload=alert(1)>",
        "<!--",
        "]]><svg><script>alert(1)</script></svg>",
        "</svg><iframe srcdoc='<script>alert(1)</script>'>",
        "<use href=\"data:image/svg+xml,<svg/>\"/>",
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "url(https://example.com/x.png)",
        "}*{background:url(//example.com)}",
        "\\3c script\\3e",
        "&lt;script&gt;&#60;script&#62;",
        "<meta http-equiv=\"refresh\" content=\"0;url=//example.com\">",
        "<base href=\"//example.com\">",
        "${7*7}@if(true)@template.report()",
        "\u202e<b>\u2028\u2029\u0000\ufeff",
        "</pre></code></td></table></text></rect></g>"
      })
  void addsNothing(String text) {
    assertThat(skeleton(page(text))).isEqualTo(HARMLESS);
  }

  @Property(tries = 1_000)
  void generatedTextAddsNothing(@ForAll("texts") String text) {
    assertThat(skeleton(page(text))).isEqualTo(HARMLESS);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> markup =
        Arbitraries.of(
            "<",
            ">",
            "\"",
            "'",
            "&",
            "/",
            "=",
            "`",
            "\\",
            "--",
            "<!--",
            "]]>",
            "</",
            "script",
            "style",
            "svg",
            "title",
            "textarea",
            " onload=",
            "javascript:",
            "&#x3c;",
            "\u0000",
            "\r\n",
            "\u2028",
            "${",
            "@",
            "}",
            "url(",
            "data:");
    return Arbitraries.oneOf(markup, Arbitraries.strings().all().ofMaxLength(4))
        .list()
        .ofMaxSize(12)
        // For jsoup, this character is the end of the page; for a browser, it is nothing special.
        .map(parts -> "x" + String.join("", parts).replace("\uffff", ""));
  }

  private static Document page(String text) {
    return Jsoup.parse(new HtmlReport().write(HostileGrades.of(text), ENGLISH));
  }

  /**
   * Each element in order with the names of its attributes, and each value that is no free text.
   */
  private static List<String> skeleton(Document page) {
    return page.getAllElements().stream()
        .map(
            each ->
                each.tagName()
                    + each.attributes().asList().stream()
                        .map(HostilePageTest::shown)
                        .collect(Collectors.joining(" ", "[", "]")))
        .toList();
  }

  private static String shown(Attribute attribute) {
    boolean isFixed =
        List.of("href", "class", "style", "src", "http-equiv", "content", "type", "data-do")
            .contains(attribute.getKey());
    return attribute.getKey() + (isFixed && !isAnchor(attribute) ? "=" + attribute.getValue() : "");
  }

  /** A link within the page, with the id of the exercise in it. */
  private static boolean isAnchor(Attribute attribute) {
    return attribute.getValue().matches("#e-[A-Za-z0-9-]+");
  }
}
