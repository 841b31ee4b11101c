package unblock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unblock.given.StoreException;
import unblock.given.User;

class ClosableUserStoreTest {
  private static final User ALICE = new User("alice", "secret", "tea", "Monday");

  @TempDir private Path folder;

  private final BlockingQueue<CompletableFuture<Void>> atTheGate = new LinkedBlockingQueue<>();

  private ClosableUserStore store;

  @BeforeEach
  void open() throws Exception {
    Path file = folder.resolve("users.db");
    UserTable.write(file, List.of(ALICE));
    SlowCallGate gate =
        new SlowCallGate() {
          @Override
          public void pass(String username) {
            throw new UnsupportedOperationException();
          }

          @Override
          public CompletableFuture<Void> arrive(String username) {
            CompletableFuture<Void> passed = new CompletableFuture<>();
            atTheGate.add(passed);
            return passed;
          }
        };
    store = new ClosableUserStore(gate, new SqliteUserStore(() -> file, gate));
  }

  @Test
  void findsARowAfterTheGateHasOpened() throws Exception {
    LookUp lookUp = new LookUp("alice");
    atTheGate.take().complete(null);
    assertThat(lookUp.result()).isEqualTo("tea");
    assertThat(atTheGate).isEmpty();
  }

  @Test
  void failsWhenTheGateLetsItFail() throws Exception {
    LookUp lookUp = new LookUp("alice");
    atTheGate.take().completeExceptionally(new IOException("down"));
    assertThatThrownBy(lookUp::result).hasCauseInstanceOf(StoreException.class);
  }

  @Test
  void waitingLookUpsFailWhenTheStoreIsClosedAndLaterOnesToo() throws Exception {
    LookUp waiting = new LookUp("alice");
    atTheGate.take();
    store.close();
    assertThatThrownBy(waiting::result)
        .hasCauseInstanceOf(StoreException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> store.find("alice")).isInstanceOf(StoreException.class);
    assertThat(atTheGate).isEmpty();
  }

  @Test
  void anInterruptEndsALookUp() throws Exception {
    LookUp waiting = new LookUp("alice");
    atTheGate.take();
    waiting.thread.interrupt();
    assertThatThrownBy(waiting::result)
        .hasCauseInstanceOf(StoreException.class)
        .hasMessageContaining("interrupted");
  }

  /** A look-up on a thread of its own. */
  private final class LookUp {
    private final FutureTask<String> task;
    private final Thread thread;

    LookUp(String username) {
      task = new FutureTask<>(() -> store.find(username).orElseThrow().info());
      thread = new Thread(task);
      thread.setDaemon(true);
      thread.start();
    }

    String result() throws InterruptedException, ExecutionException {
      return task.get();
    }
  }
}
