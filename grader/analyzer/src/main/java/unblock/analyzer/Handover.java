package unblock.analyzer;

import unblock.message.Message;

/**
 * The handover of a function from the caller to the thread that runs it.
 *
 * @param way the key of the message that names the receiver and the thread
 * @param receiver the receiving call or class, as in {@code Context.future}; empty where the
 *     message needs no name
 */
record Handover(String way, String receiver) {
  static Handover of(String way) {
    return new Handover(way, "");
  }

  Message message() {
    return receiver.isEmpty() ? Message.of(way) : Message.of(way, "receiver", receiver);
  }
}
