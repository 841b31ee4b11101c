package unblock.engine.exercise.lockout;

/** The names of the table's calls at the gate. */
final class TableCalls {
  private static final String READ = "read ";

  private TableCalls() {}

  /** The call that reads the count of that user. */
  static String read(String username) {
    return READ + username;
  }

  /** The call that writes the count of that user. */
  static String write(String username, AttemptCount count) {
    return "write " + username + " " + count.wrong();
  }

  /** Whether that call reads or writes the count of that user. */
  static boolean isOf(String call, String username) {
    return call.equals(read(username)) || call.startsWith("write " + username + " ");
  }

  /** Whether that call reads the count of some user. */
  static boolean isRead(String call) {
    return call.startsWith(READ);
  }
}
