package unblock.analyzer;

import unblock.message.Message;

/**
 * How a function came to the thread that runs it: the caller gave it to somebody.
 *
 * @param way the key of the message that says to whom, and on which thread it runs
 * @param receiver the call or class that took it, as in {@code Context.future}; empty where the way
 *     says it all
 */
record Handover(String way, String receiver) {
  static Handover of(String way) {
    return new Handover(way, "");
  }

  Message message() {
    return receiver.isEmpty() ? Message.of(way) : Message.of(way, "receiver", receiver);
  }
}
