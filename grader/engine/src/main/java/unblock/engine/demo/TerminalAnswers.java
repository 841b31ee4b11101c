package unblock.engine.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.util.OptionalInt;
import unblock.message.Message;
import unblock.message.Translator;

/** Reads a number from a line; an empty line, or the end of the input, leaves it out. */
final class TerminalAnswers implements Answers {
  private final BufferedReader in;
  private final PrintWriter out;
  private final Translator texts;

  TerminalAnswers(Reader in, PrintWriter out, Translator texts) {
    this.in = new BufferedReader(in);
    this.out = out;
    this.texts = texts;
  }

  @Override
  public OptionalInt next(int most) {
    while (true) {
      out.print("> ");
      out.flush();
      String line = line();
      if (line.isEmpty()) {
        return OptionalInt.empty();
      }
      if (line.matches("\\d{1,4}") && Integer.parseInt(line) <= most) {
        return OptionalInt.of(Integer.parseInt(line));
      }
      out.println(texts.text(Message.of("demo.predict.again", "most", most)));
    }
  }

  private String line() {
    try {
      String line = in.readLine();
      return line == null ? "" : line.strip();
    } catch (IOException e) {
      return ""; // As at the end of the input.
    }
  }
}
