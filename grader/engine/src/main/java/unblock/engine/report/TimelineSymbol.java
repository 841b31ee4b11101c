package unblock.engine.report;

/** What a request does in a cell of the picture, the character for it, and the words for that. */
enum TimelineSymbol {
  QUEUED('.', "in the server's queue"),
  GATE('~', "waiting at the slow call, no worker held"),
  WORKER('#', "on the worker"),
  HELD('X', "waiting at the slow call WHILE holding the worker"),
  REPLY('>', "reply");

  private final char character;
  private final String words;

  TimelineSymbol(char character, String words) {
    this.character = character;
    this.words = words;
  }

  char character() {
    return character;
  }

  String words() {
    return words;
  }
}
