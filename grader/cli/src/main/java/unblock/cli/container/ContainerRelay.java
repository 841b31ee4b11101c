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
 * The main class of the container beside a submission's: it shares the submission's network, which
 * is a loopback address and nothing else, and joins it to two unix sockets of the grader, who has
 * no other way in. Nothing of the submission runs here. It ends when the grader does.
 *
 * <p>This class and {@link SocketPipe} are all that the relay's class path holds.
 */
final class ContainerRelay {
  /** The socket on which the grader listens. */
  static final String GRADER = "grader";

  /** The socket on which the relay listens. */
  static final String RELAY = "relay";

  /** First words: I am here; listen on that port; connect to it; this came from it. */
  static final char HERE = 'h';

  static final char LISTEN = 'l';
  static final char CONNECT = 'c';
  static final char CAME = 'f';

  /** What waits at a socket until it is taken; there may be hundreds of requests at once. */
  static final int BACKLOG = 1_024;

  private final Path grader;
  private final Set<Integer> listening = ConcurrentHashMap.newKeySet();

  private ContainerRelay(Path grader) {
    this.grader = grader;
  }

  /** Takes the folder of the sockets. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    ServerSocketChannel listener = listen(folder.resolve(RELAY));
    ContainerRelay relay = new ContainerRelay(folder.resolve(GRADER));
    SocketPipe.daemon("relay", () -> accept(listener, relay::take));
    try (SocketChannel lifeline = connect(relay.grader)) {
      SocketPipe.write(lifeline, HERE, 0);
      SocketPipe.read(lifeline, 1);
    } finally {
      Runtime.getRuntime().halt(0); // The grader has gone.
    }
  }

  /** Something that takes over a connection, and may fail to. */
  interface Taker {
    void take(SocketChannel channel) throws IOException;
  }

  /** Hands over each connection on a thread of its own, until the listener is closed. */
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
      SocketPipe.close(channel); // There is nobody at the other end.
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

  /** A port that is open stays open: a later child may find the same one. */
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

  /** A unix socket that whoever may enter its folder may use: user ids differ in containers. */
  static ServerSocketChannel listen(Path socket) throws IOException {
    Files.deleteIfExists(socket);
    ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
    return listener;
  }

  /** A port of the loopback address; 0 for a free one. */
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
