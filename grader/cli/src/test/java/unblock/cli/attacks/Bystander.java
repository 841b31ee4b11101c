package unblock.cli.attacks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Another service on this machine, which no submission should reach; it records all messages. */
final class Bystander implements AutoCloseable {
  private static final int MOST_BYTES = 1_024;

  private final ServerSocket listener;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  Bystander() throws IOException {
    listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::listen, "bystander");
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() {
    try {
      while (true) {
        hear(listener.accept());
      }
    } catch (IOException e) {
      return; // Closed.
    }
  }

  private void hear(Socket guest) {
    try (guest;
        InputStream in = guest.getInputStream()) {
      heard.add(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return; // The client is gone; the next one may connect.
    }
  }

  /** Returns the messages so far that contain this text. */
  List<String> heard(String text) {
    return heard.stream().filter(each -> each.contains(text)).toList();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
