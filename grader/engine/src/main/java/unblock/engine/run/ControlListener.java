package unblock.engine.run;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import unblock.runtime.ProtocolMessage;

/**
 * Where a child connects, once: the first that knows the token comes in, and then nobody does any
 * more, with the token or without. Whatever else is on this machine may knock, and learns nothing.
 */
final class ControlListener implements Closeable {
  /**
   * So many may stand at the door and say nothing; the one that stands longest goes for another.
   */
  private static final int MOST_STRANGERS = 64;

  private static final int LONGEST_FIRST_WORD = 1_024;

  private final ServerSocket listener =
      new ServerSocket(0, MOST_STRANGERS, InetAddress.getLoopbackAddress());
  private final String token;
  private final CompletableFuture<Socket> guest = new CompletableFuture<>();
  private final Deque<Socket> strangers = new ArrayDeque<>();

  /** A door on a free port, with a token that nobody can guess. */
  ControlListener() throws IOException {
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    token = HexFormat.of().formatHex(secret);
    ChildProcess.daemon("child-door", this::listen);
  }

  /** Where it is, on the loopback address. */
  int port() {
    return listener.getLocalPort();
  }

  /** What the child has to be told. */
  String greeting() {
    return "%d %s%n".formatted(port(), token);
  }

  /** The connection to the child, once it is there; fails when the door is closed before. */
  CompletableFuture<Socket> guest() {
    return guest;
  }

  private void listen() {
    try {
      while (true) {
        Socket stranger = listener.accept();
        remember(stranger);
        ChildProcess.daemon("child-stranger", () -> ask(stranger));
      }
    } catch (IOException e) {
      return; // Closed.
    }
  }

  private synchronized void remember(Socket stranger) {
    strangers.add(stranger);
    if (strangers.size() > MOST_STRANGERS || guest.isDone()) {
      shut(strangers.remove());
    }
  }

  private synchronized void forget(Socket stranger) {
    strangers.remove(stranger);
  }

  private void ask(Socket stranger) {
    try {
      stranger.setTcpNoDelay(true);
      ProtocolMessage first =
          ProtocolMessage.readFrom(stranger.getInputStream(), LONGEST_FIRST_WORD);
      if (first.equals(ProtocolMessage.of("control", token))) {
        forget(stranger);
        shut(listener); // Before anybody hears of the guest: nobody else gets in.
        if (guest.complete(stranger)) {
          close();
          return;
        }
      }
      shut(stranger);
    } catch (IOException e) {
      shut(stranger); // It went, was sent away or talked nonsense.
    }
    forget(stranger);
  }

  /** Sends away whoever is not in. Safe to call twice. */
  @Override
  public void close() {
    shut(listener);
    guest.completeExceptionally(new IOException("Not connected"));
    synchronized (this) {
      strangers.forEach(ControlListener::shut);
      strangers.clear();
    }
  }

  static void shut(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      return; // Already closed.
    }
  }
}
