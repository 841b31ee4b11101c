package unblock.engine.report;

import java.util.Locale;
import unblock.message.Message;

/** The state of a request in a cell of the picture, and the character for it. */
enum TimelineSymbol {
  QUEUED('.'),
  GATE('~'),
  WORKER('#'),
  HELD('X'),
  /** The request has left the worker, and has neither a slow call nor a reply. */
  ELSEWHERE(':'),
  REPLY('>');

  private final char character;

  TimelineSymbol(char character) {
    this.character = character;
  }

  char character() {
    return character;
  }

  Message words() {
    return Message.of("timeline.symbol." + name().toLowerCase(Locale.ROOT));
  }
}
