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
 * A listening socket to which a child connects once. It accepts only the first connection with the
 * correct token; later ones are refused even with it. Other processes on this machine can connect
 * but get no data.
 */
final class ControlListener implements Closeable {
  /**
   * The number of connections that may stay open without a token; the oldest is closed for a new
   * one.
   */
  private static final int MOST_STRANGERS = 64;

  private static final int LONGEST_FIRST_WORD = 1_024;

  private final ServerSocket listener =
      new ServerSocket(0, MOST_STRANGERS, InetAddress.getLoopbackAddress());
  private final String token;
  private final CompletableFuture<Socket> guest = new CompletableFuture<>();
  private final Deque<Socket> strangers = new ArrayDeque<>();

  /** Listens on a free port, with a token that cannot be guessed. */
  ControlListener() throws IOException {
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    token = HexFormat.of().formatHex(secret);
    ChildProcess.daemon("child-door", this::listen);
  }

  /** The port on the loopback address. */
  int port() {
    return listener.getLocalPort();
  }

  /** The address and token for the child. */
  String greeting() {
    return "%d %s%n".formatted(port(), token);
  }

  /**
   * The connection to the child, once it is established; fails when the listener is closed first.
   */
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
        shut(listener); // Before the future completes: no second connection is accepted.
        if (guest.complete(stranger)) {
          close();
          return;
        }
      }
      shut(stranger);
    } catch (IOException e) {
      shut(stranger); // It was closed on either side, or sent an invalid message.
    }
    forget(stranger);
  }

  /** Closes all connections without a token. Safe to call twice. */
  @Override
  public void close() {
    shut(listener);
    guest.completeExceptionally(new IOException("The child did not connect"));
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
