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
  private static final int MOST_PENDING = 64;

  private static final int LONGEST_FIRST_MESSAGE = 1_024;

  private final ServerSocket listener =
      new ServerSocket(0, MOST_PENDING, InetAddress.getLoopbackAddress());
  private final String token;
  private final CompletableFuture<Socket> accepted = new CompletableFuture<>();
  private final Deque<Socket> pending = new ArrayDeque<>();

  /** Listens on a free port, with a token that cannot be guessed. */
  ControlListener() throws IOException {
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    token = HexFormat.of().formatHex(secret);
    DaemonThreads.start("child-door", this::listen);
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
  CompletableFuture<Socket> accepted() {
    return accepted;
  }

  private void listen() {
    try {
      while (true) {
        Socket connection = listener.accept();
        addPending(connection);
        DaemonThreads.start("child-stranger", () -> authenticate(connection));
      }
    } catch (IOException e) {
      return; // Closed.
    }
  }

  private synchronized void addPending(Socket connection) {
    pending.add(connection);
    if (pending.size() > MOST_PENDING || accepted.isDone()) {
      closeQuietly(pending.remove());
    }
  }

  private synchronized void removePending(Socket connection) {
    pending.remove(connection);
  }

  private void authenticate(Socket connection) {
    try {
      connection.setTcpNoDelay(true);
      ProtocolMessage first =
          ProtocolMessage.readFrom(connection.getInputStream(), LONGEST_FIRST_MESSAGE);
      if (first.equals(ProtocolMessage.of("control", token))) {
        removePending(connection);
        closeQuietly(listener); // Before the future completes: no second connection is accepted.
        if (accepted.complete(connection)) {
          close();
          return;
        }
      }
      closeQuietly(connection);
    } catch (IOException e) {
      closeQuietly(connection); // It was closed on either side, or sent an invalid message.
    }
    removePending(connection);
  }

  /** Closes all connections without a token. Safe to call twice. */
  @Override
  public void close() {
    closeQuietly(listener);
    accepted.completeExceptionally(new IOException("Not connected"));
    synchronized (this) {
      pending.forEach(ControlListener::closeQuietly);
      pending.clear();
    }
  }

  static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      return; // Already closed.
    }
  }
}
