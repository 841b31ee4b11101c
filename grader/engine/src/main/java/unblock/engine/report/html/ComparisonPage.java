package unblock.engine.report.html;

import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import unblock.engine.model.Timeline;
import unblock.message.Translator;

/**
 * The content of a page that compares runs of the same requests: one HTML file for a browser
 * without a network.
 *
 * @param sentences what was run, and what came out
 * @param counts the numbers of the runs; empty when the sentences have them
 */
public record ComparisonPage(
    String title, List<String> sentences, Optional<Table> counts, List<Part> parts) {
  public ComparisonPage {
    sentences = List.copyOf(sentences);
    parts = List.copyOf(parts);
  }

  /** A table; the first cell of each row is its heading. */
  public record Table(String name, List<String> columns, List<List<String>> rows) {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /** A run of requests with its name. */
  public record Run(String name, Timeline timeline) {}

  /**
   * One run to step through, with another beside it if there is one.
   *
   * @param about what the events are, in a few sentences
   * @param isFree whether the worker has to stay free in the first run
   */
  public record Part(
      String heading, String about, Run first, Optional<Run> second, boolean isFree) {}

  /** Returns the page. */
  @SuppressWarnings("NullAway") // Null stands for no interceptor in jte's generated code.
  public String write(Translator texts) {
    StringOutput text = new StringOutput();
    TemplateOutput output = text;
    JtecomparisonGenerated.render(
        new OwaspHtmlTemplateOutput(output), null, this, PageAssets.OF_A_REPORT, texts);
    return text.toString();
  }

  /** The timelines, each with an anchor of its own. */
  List<TimelinePart> timelines(Translator texts) {
    return IntStream.range(0, parts.size())
        .mapToObj(i -> TimelinePart.of("run-" + (i + 1), parts.get(i), texts))
        .toList();
  }
}
