package unblock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ThreadOriginTest {
  @Test
  void aReaperBelongsToTheJvmAsLongAsItsProcessLives() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jshell").toString(), "-")
            .start();
    try {
      List<Thread> reapers =
          LiveThread.all().stream()
              .map(LiveThread::thread)
              .filter(thread -> thread.getName().startsWith("process reaper"))
              .toList();

      assertThat(reapers).isNotEmpty().allMatch(ThreadOrigin::isOfTheJvm);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void aThreadThatOnlyBearsTheNameOfOneDoesNot() {
    assertThat(ThreadOrigin.isOfTheJvm(new Thread("process reaper (pid 1)"))).isFalse();
  }

  /** The thread is of a JDK class and has no frame of a submission. */
  @Test
  void aCleanerThatDoesNotComeBackFromItsActionIsLeft() {
    SubmissionThreads threads = new SubmissionThreads();
    threads.markAll();
    CountDownLatch begun = new CountDownLatch(1);
    Semaphore end = new Semaphore(0);
    Cleaner cleaner = Cleaner.create();
    CompletableFuture<Void> held = new CompletableFuture<>();
    var unused = held.thenRun(end::acquireUninterruptibly);
    var alsoUnused =
        cleaner.register(
            new Object(),
            () -> {
              begun.countDown();
              held.complete(null);
            });
    try {
      while (begun.getCount() > 0) {
        System.gc();
      }
      assertThat(threads.left())
          .extracting(live -> live.thread().getClass().getSimpleName())
          .containsExactly("InnocuousThread");
    } finally {
      end.release();
    }
  }

  @Test
  void aCleanerThatWaitsForSomethingToCleanIsNotLeft() {
    SubmissionThreads threads = new SubmissionThreads();
    threads.markAll();
    Object kept = new Object();
    var unused = Cleaner.create().register(kept, () -> {});

    assertThat(threads.left()).isEmpty();
    Reference.reachabilityFence(kept);
  }
}
