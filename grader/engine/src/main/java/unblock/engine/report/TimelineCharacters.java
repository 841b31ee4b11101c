package unblock.engine.report;

import java.nio.charset.Charset;

/** The characters that draw a timeline: blocks where the terminal has them, else letters. */
public enum TimelineCharacters {
  /** Only characters of ASCII. */
  ASCII,

  /** Blocks of different density. */
  UNICODE;

  private static final String NEEDED = "·░█▓";

  /** Returns those that a terminal with that encoding shows. */
  public static TimelineCharacters in(Charset terminal) {
    return terminal.canEncode() && terminal.newEncoder().canEncode(NEEDED) ? UNICODE : ASCII;
  }

  char of(TimelineSymbol symbol) {
    if (this == ASCII) {
      return symbol.character();
    }
    return switch (symbol) {
      case QUEUED -> '·';
      case GATE -> '░';
      case WORKER -> '█';
      case HELD -> '▓';
      case ELSEWHERE, REPLY -> symbol.character();
    };
  }
}
