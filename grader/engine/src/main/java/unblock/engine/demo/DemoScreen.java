package unblock.engine.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.OptionalInt;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import unblock.engine.model.Timeline;
import unblock.engine.report.EventPicture;
import unblock.engine.report.LineBreaker;
import unblock.engine.report.TimelineCharacters;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * The terminal of the demo: shows text and pictures, and takes predictions.
 *
 * @param out the terminal, or a file
 * @param characters those that it can show
 * @param texts in the language of the reader
 */
public record DemoScreen(
    PrintWriter out, TimelineCharacters characters, Answers answers, Translator texts) {
  private static final int WIDTH = 79;
  private static final String INDENT = "  ";

  /**
   * Returns the screen of this process. It takes predictions where both the input and the output
   * are a terminal.
   *
   * @param out the standard output
   */
  @SuppressWarnings("DefaultCharset") // A terminal has the encoding of its system.
  public static DemoScreen ofThisProcess(PrintWriter out, Translator texts) {
    String encoding = System.getProperty("stdout.encoding", Charset.defaultCharset().name());
    return new DemoScreen(
        out,
        TimelineCharacters.in(Charset.forName(encoding)),
        isTerminal()
            ? new TerminalAnswers(new InputStreamReader(System.in), out, texts)
            : Answers.NONE,
        texts);
  }

  private static boolean isTerminal() {
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(false).build()) {
      return terminal.getWidth() >= 0;
    } catch (IOException | IllegalStateException e) {
      return false;
    }
  }

  void blank() {
    out.println();
    out.flush();
  }

  void text(Message message) {
    line(texts.text(message));
  }

  /** Shows a text of any length. */
  void line(String text) {
    LineBreaker.lines(text, WIDTH).forEach(out::println);
    out.flush();
  }

  /** Shows lines as they are. */
  void lines(List<String> lines) {
    lines.forEach(out::println);
    out.flush();
  }

  /** Asks for a number of requests; empty when there is no answer. */
  OptionalInt ask(Message question, int most) {
    text(question);
    return answers.next(most);
  }

  /** Shows the events in their order. */
  void picture(Timeline timeline) {
    EventPicture.of(timeline, characters, WIDTH - INDENT.length(), texts)
        .forEach(each -> out.println(INDENT + each));
    out.flush();
  }
}
