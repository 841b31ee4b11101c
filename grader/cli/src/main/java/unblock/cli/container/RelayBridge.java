package unblock.cli.container;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import unblock.message.IoMessageException;
import unblock.message.Message;

/**
 * The grader's end of a {@link ContainerRelay}. What comes from a container goes only to ports that
 * were allowed; what goes in comes from a port of the loopback address, one for each port inside.
 */
final class RelayBridge implements AutoCloseable {
  private static final long FOR_THE_RELAY_S = 60;

  /** As many as the upstream service answers at once; each costs the grader two threads. */
  private static final int MOST_OUT = 1_024;

  private final Path relay;
  private final ServerSocketChannel listener;
  private final CompletableFuture<SocketChannel> lifeline = new CompletableFuture<>();
  private final Set<Integer> allowed = ConcurrentHashMap.newKeySet();
  private final Semaphore out = new Semaphore(MOST_OUT);
  private final Map<Integer, ServerSocketChannel> doors = new HashMap<>();

  /** A bridge over the sockets in that folder. */
  RelayBridge(Path sockets) throws IOException {
    relay = sockets.resolve(ContainerRelay.RELAY);
    listener = ContainerRelay.listen(sockets.resolve(ContainerRelay.GRADER));
    SocketPipe.daemon("bridge", () -> ContainerRelay.accept(listener, this::take));
  }

  /** Waits until the relay is there. */
  void await() throws IOException {
    try {
      lifeline.get(FOR_THE_RELAY_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IoMessageException(Message.of("container.relay-silent"), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IoMessageException(Message.of("container.interrupted"), e);
    }
  }

  private void take(SocketChannel channel) throws IOException {
    ByteBuffer word = SocketPipe.read(channel, 4);
    char kind = word.getChar();
    int port = word.getChar();
    if (kind == ContainerRelay.HERE && lifeline.complete(channel)) {
      return;
    }
    if (kind == ContainerRelay.CAME && allowed.contains(port) && out.tryAcquire()) {
      letOut(channel, port);
    } else {
      channel.close();
    }
  }

  private void letOut(SocketChannel channel, int port) throws IOException {
    try {
      SocketPipe.join(channel, ContainerRelay.connect(port), out::release);
    } catch (IOException e) {
      out.release();
      throw e;
    }
  }

  /** From now on the container may connect to that port of the grader. */
  void admit(int port) throws IOException {
    if (allowed.add(port)) {
      try (SocketChannel channel = ContainerRelay.connect(relay)) {
        SocketPipe.write(channel, ContainerRelay.LISTEN, port);
        SocketPipe.read(channel, 4);
      } catch (EOFException e) {
        throw new IoMessageException(Message.of("container.relay-ended"), e);
      }
    }
  }

  /** From now on the container may no more; connections that there are stay. */
  void dismiss(int port) {
    allowed.remove(port);
  }

  /** The port here that leads to that port in the container. */
  synchronized int into(int port) throws IOException {
    ServerSocketChannel door = doors.get(port);
    if (door == null) {
      ServerSocketChannel opened = ContainerRelay.listen(0);
      SocketPipe.daemon("into", () -> ContainerRelay.accept(opened, each -> bring(each, port)));
      doors.put(port, opened);
      door = opened;
    }
    return ((InetSocketAddress) door.getLocalAddress()).getPort();
  }

  private void bring(SocketChannel channel, int port) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    SocketChannel in = ContainerRelay.connect(relay);
    SocketPipe.write(in, ContainerRelay.CONNECT, port);
    SocketPipe.join(channel, in);
  }

  /** Nothing leads in any more, and nothing out. */
  synchronized void shut() {
    allowed.clear();
    doors.values().forEach(SocketPipe::close);
    doors.clear();
  }

  @Override
  public void close() {
    SocketPipe.close(listener);
    shut();
    var unused = lifeline.thenAccept(SocketPipe::close);
  }
}
