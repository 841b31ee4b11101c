package unblock.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import unblock.message.IoMessageException;
import unblock.message.Message;

/** The ports through which a child in its sandbox and this process reach each other. */
record ChildPorts(Sandbox sandbox, Process process) {
  /** Lets the child connect to that port of this process. */
  void admit(int port) {
    try {
      sandbox.admit(process, port);
    } catch (IOException e) {
      throw unreachable("run.no-way-out", e);
    }
  }

  /** Ends the child's way to that port of this process. */
  void dismiss(int port) {
    try {
      sandbox.dismiss(process, port);
    } catch (IOException e) {
      throw unreachable("run.way-out-stays-open", e);
    }
  }

  /**
   * Returns this process's port for a port on which the child listens; there may be no listener.
   */
  int reach(int port) {
    try {
      return sandbox.reach(process, port);
    } catch (IOException e) {
      throw unreachable("run.no-way-in", e);
    }
  }

  private static UncheckedIOException unreachable(String key, IOException e) {
    return new UncheckedIOException(
        new IoMessageException(Message.of(key, "reason", IoMessageException.troubleOf(e)), e));
  }
}
