package unblock.engine.run;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import unblock.runtime.ProtocolMessage;

/** The messages to and from one child, over its only connection. Thread-safe. */
final class ChildConnection {
  /** Receives what comes from the child, on the thread that reads. */
  interface Receiver {
    /** Handles a message; returns whether another one is read after it. */
    boolean receive(ProtocolMessage message);

    /** The child has closed the connection. */
    void closed();

    /** The child has sent bytes that are not a message. */
    void garbled();
  }

  private final BlockingQueue<ProtocolMessage> outbox = new LinkedBlockingQueue<>();

  /** Sends a message without waiting; if the child has not connected yet, as soon as it has. */
  void send(ProtocolMessage message) {
    outbox.add(message);
  }

  /** Starts to read and to write; call it once. */
  void open(Socket socket, Receiver receiver) {
    DaemonThreads.start("child-reader", () -> read(socket, receiver));
    DaemonThreads.start("child-writer", () -> write(socket));
  }

  /** Runs on a separate thread, because a child that does not read would block the writer. */
  private void write(Socket socket) {
    try {
      while (!socket.isClosed()) {
        ProtocolMessage message = outbox.poll(1, TimeUnit.SECONDS);
        if (message != null) {
          message.writeTo(socket.getOutputStream());
        }
      }
    } catch (IOException e) {
      return; // The child has ended; the reader notices it, too.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void read(Socket socket, Receiver receiver) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean goesOn = true;
      while (goesOn) {
        goesOn = receiver.receive(ProtocolMessage.readFrom(in));
      }
    } catch (EOFException | SocketException e) {
      receiver.closed();
    } catch (IOException e) {
      receiver.garbled();
    }
  }
}
