package unblock.engine.compile;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The main class of a compiler process: it compiles one request after the other, and ends itself
 * when one exceeds {@link CompilerBounds}. javac ignores interrupts and cannot be cancelled while
 * it copies finally blocks or infers types; a process can be ended at any time.
 */
final class CompilerMain {
  private static final long LOOK_MS = 20;

  private CompilerMain() {}

  /** Runs until its input ends, which happens when the grader ends. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Duration most = CompilerBounds.cpu(cpu());
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    System.setOut(System.err); // Other output must not mix with the replies.
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      CompilerExit.NO_COMPILER.halt();
      return;
    }
    try (SourceCompiler compiler = new SourceCompiler(javac, out)) {
      while (true) {
        CompileRequest request = CompileRequest.readFrom(in);
        bounded(() -> compiler.compile(request), most).writeTo(out);
      }
    } catch (EOFException e) {
      return; // The grader has closed the input.
    }
  }

  /** All threads of this JVM count: when javac fills the heap, the collector uses the CPU time. */
  private static CompileReply bounded(Supplier<CompileReply> task, Duration most)
      throws IOException, InterruptedException {
    CompletableFuture<CompileReply> reply = new CompletableFuture<>();
    Duration before = cpu();
    long start = System.nanoTime();
    Thread thread = new Thread(() -> complete(reply, task), "javac");
    thread.start();
    for (thread.join(LOOK_MS); thread.isAlive(); thread.join(LOOK_MS)) {
      if (cpu().minus(before).compareTo(most) > 0) {
        CompilerExit.CPU_TIME.halt();
      }
      if (System.nanoTime() - start > CompilerBounds.WALL.toNanos()) {
        CompilerExit.WALL_TIME.halt();
      }
    }
    return reply.join();
  }

  private static void complete(CompletableFuture<CompileReply> reply, Supplier<CompileReply> task) {
    try {
      reply.complete(task.get());
    } catch (RuntimeException | Error e) {
      reply.completeExceptionally(e);
    }
  }

  /** The CPU time of this process so far; zero where the system does not report it. */
  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
