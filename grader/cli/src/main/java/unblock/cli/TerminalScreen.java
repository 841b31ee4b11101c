package unblock.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import unblock.engine.report.PrintableText;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * The two output streams of the command and the language of the reader. In a workflow run, reports
 * are also fenced off, so that nothing in them is taken for a workflow command.
 */
final class TerminalScreen {
  /** Returns to the start of the line and clears it. */
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean inWorkflow;
  private final Translator texts;
  private boolean hasLast;
  private boolean isQuiet;

  private TerminalScreen(PrintWriter out, PrintWriter err, boolean inWorkflow, Translator texts) {
    this.out = out;
    this.err = err;
    this.inWorkflow = inWorkflow;
    this.texts = texts;
  }

  /**
   * The streams of that command.
   *
   * @param texts in the language of the reader
   */
  static TerminalScreen of(CommandLine command, Map<String, String> environment, Translator texts) {
    boolean inWorkflow = "true".equals(environment.get("GITHUB_ACTIONS"));
    return new TerminalScreen(command.getOut(), command.getErr(), inWorkflow, texts);
  }

  /** Prints no reports and no progress from now on if that is so; remarks stay. */
  TerminalScreen quiet(boolean wanted) {
    isQuiet = wanted;
    return this;
  }

  /** Whether reports and progress are not printed. */
  boolean isQuiet() {
    return isQuiet;
  }

  /** The texts in the language of the reader. */
  Translator texts() {
    return texts;
  }

  /** Whether the output is a terminal with colours. */
  static boolean hasColour() {
    return Ansi.AUTO.enabled();
  }

  /**
   * Shows a line below all others that later output replaces, on a terminal only; an empty line
   * removes it.
   */
  synchronized void last(String line) {
    err.print(CLEAR + line);
    err.flush();
    hasLast = !line.isEmpty();
  }

  private void clearLast() {
    if (hasLast) {
      err.print(CLEAR);
      err.flush();
      hasLast = false;
    }
  }

  /** Prints a report of printable text. */
  synchronized void report(String text) {
    if (isQuiet) {
      return;
    }
    clearLast();
    String fence = UUID.randomUUID().toString();
    if (inWorkflow) {
      out.println("::stop-commands::" + fence);
    }
    out.print(text);
    if (inWorkflow) {
      out.println("::" + fence + "::");
    }
    out.flush();
  }

  /** Prints text for programs, without any addition. */
  void data(String text) {
    out.print(text);
    out.flush();
  }

  /** One sentence about something that went wrong or was left out. */
  void remark(Message sentence) {
    remark(texts.text(sentence));
  }

  /** Prints a sentence that is already in the language of the reader. */
  synchronized void remark(String sentence) {
    clearLast();
    err.println(PrintableText.line(sentence));
    err.flush();
  }
}
