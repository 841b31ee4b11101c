package unblock.exercises.offload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import unblock.given.User;
import unblock.given.UserStore;

/** Look-ups wait in a queue; a fixed number of threads takes them out. */
final class LookUpQueue {
  private record LookUp(String username, CompletableFuture<Optional<User>> answer) {}

  private final BlockingQueue<LookUp> queue = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private final UserStore users;

  LookUpQueue(UserStore users, int size) {
    this.users = users;
    for (int i = 0; i < size; i++) {
      Thread thread = new Thread(this::work, "look-up-" + i);
      thread.start();
      threads.add(thread);
    }
  }

  CompletableFuture<Optional<User>> add(String username) {
    LookUp lookUp = new LookUp(username, new CompletableFuture<>());
    queue.add(lookUp);
    return lookUp.answer();
  }

  void stop() {
    threads.forEach(Thread::interrupt);
  }

  private void work() {
    try {
      while (true) {
        LookUp next = queue.take();
        try {
          next.answer().complete(users.find(next.username()));
        } catch (RuntimeException e) {
          next.answer().completeExceptionally(e);
        }
      }
    } catch (InterruptedException e) {
      // stop() was called: the thread ends here.
    }
  }
}
