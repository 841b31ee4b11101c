package unblock.cli.container;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The main class of the second container of a submission. It shares the submission's network, which
 * has only a loopback address, and connects it to two Unix sockets of the grader, which has no
 * other connection to the network. No code of the submission runs here. It ends when the grader
 * ends.
 *
 * <p>The relay's class path contains only this class and {@link SocketPipe}.
 */
final class ContainerRelay {
  /** The socket on which the grader listens. */
  static final String GRADER = "grader";

  /** The socket on which the relay listens. */
  static final String RELAY = "relay";

  /**
   * The kinds of first words: the relay is ready; listen on that port; connect to that port; this
   * connection is from that port.
   */
  static final char HERE = 'h';

  static final char LISTEN = 'l';
  static final char CONNECT = 'c';
  static final char CAME = 'f';

  /**
   * The maximum number of connections that wait at a socket; hundreds of requests can arrive at
   * once.
   */
  static final int BACKLOG = 1_024;

  private final Path grader;
  private final Set<Integer> listening = ConcurrentHashMap.newKeySet();

  private ContainerRelay(Path grader) {
    this.grader = grader;
  }

  /** Starts the relay; the argument is the folder of the sockets. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    ServerSocketChannel listener = listen(folder.resolve(RELAY));
    ContainerRelay relay = new ContainerRelay(folder.resolve(GRADER));
    SocketPipe.daemon("relay", () -> accept(listener, relay::take));
    try (SocketChannel lifeline = connect(relay.grader)) {
      SocketPipe.write(lifeline, HERE, 0);
      SocketPipe.read(lifeline, 1);
    } finally {
      Runtime.getRuntime().halt(0); // The grader has ended.
    }
  }

  /** Takes over a connection, and may fail. */
  interface Taker {
    void take(SocketChannel channel) throws IOException;
  }

  /** Passes on each connection on a thread of its own, until the listener is closed. */
  static void accept(ServerSocketChannel listener, Taker taker) {
    try (listener) {
      while (true) {
        SocketChannel channel = listener.accept();
        SocketPipe.daemon("first-word", () -> take(channel, taker));
      }
    } catch (IOException e) {
      return; // Closed.
    }
  }

  private static void take(SocketChannel channel, Taker taker) {
    try {
      taker.take(channel);
    } catch (IOException | RuntimeException e) {
      SocketPipe.close(channel); // The other end is not available.
    }
  }

  private void take(SocketChannel channel) throws IOException {
    ByteBuffer word = SocketPipe.read(channel, 4);
    char kind = word.getChar();
    int port = word.getChar();
    if (kind == CONNECT) {
      SocketPipe.join(channel, connect(port));
    } else if (kind == LISTEN) {
      open(port);
      SocketPipe.write(channel, HERE, port);
      channel.close();
    } else {
      channel.close();
    }
  }

  /** Opens a port. An open port stays open, because a later child may use the same one. */
  private synchronized void open(int port) throws IOException {
    if (listening.contains(port)) {
      return;
    }
    ServerSocketChannel listener = listen(port);
    listening.add(port);
    SocketPipe.daemon("port", () -> accept(listener, each -> bring(each, port)));
  }

  private void bring(SocketChannel channel, int port) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    SocketChannel out = connect(grader);
    SocketPipe.write(out, CAME, port);
    SocketPipe.join(channel, out);
  }

  /**
   * Opens a Unix socket that every user with access to its folder may use, because user ids differ
   * in containers.
   */
  static ServerSocketChannel listen(Path socket) throws IOException {
    Files.deleteIfExists(socket);
    ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
    return listener;
  }

  /** Opens a port of the loopback address; 0 for a free one. */
  static ServerSocketChannel listen(int port) throws IOException {
    return ServerSocketChannel.open().bind(loopback(port), BACKLOG);
  }

  static SocketChannel connect(Path socket) throws IOException {
    return SocketChannel.open(UnixDomainSocketAddress.of(socket));
  }

  static SocketChannel connect(int port) throws IOException {
    SocketChannel channel = SocketChannel.open(loopback(port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return channel;
  }

  private static InetSocketAddress loopback(int port) throws IOException {
    return new InetSocketAddress(
        InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}), port);
  }
}
