package unblock.bench.compare;

import com.google.common.util.concurrent.SettableFuture;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteDataSource;

/** The objects that constructors of handlers get, by type. */
final class HandlerDependencies {
  private static final int ANSWER_MS = 100;

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final List<Object> shared;

  HandlerDependencies(CorpusStores stores, OneWorker worker, HandlerThreads marks)
      throws IOException, SQLException {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:users.db");
    Connection connection = source.getConnection();
    FileChannel channel = FileChannel.open(Path.of("log"), StandardOpenOption.WRITE);
    this.shared =
        List.of(
            stores.blocking(),
            stores.asynchronous(worker.executor(), marks),
            stores.upstream(),
            Duration.ofSeconds(1),
            source,
            connection,
            channel);
  }

  /**
   * Returns an object of that type. A future or promise is new, and another thread completes it
   * after {@value #ANSWER_MS} ms.
   */
  Object of(Class<?> type) throws NoSuchMethodException {
    List<Object> all = new ArrayList<>(shared);
    all.add(future());
    all.add(promise());
    all.add(listenable());
    return all.stream()
        .filter(type::isInstance)
        .findFirst()
        .orElseThrow(() -> new NoSuchMethodException("needs a " + type.getName()));
  }

  private CompletableFuture<String> future() {
    CompletableFuture<String> future = new CompletableFuture<>();
    afterwards(() -> future.complete("answer"));
    return future;
  }

  private Promise<String> promise() {
    Promise<String> promise = GlobalEventExecutor.INSTANCE.newPromise();
    afterwards(() -> promise.setSuccess("answer"));
    return promise;
  }

  private SettableFuture<String> listenable() {
    SettableFuture<String> future = SettableFuture.create();
    afterwards(() -> future.set("answer"));
    return future;
  }

  private void afterwards(Runnable completion) {
    var unused = timer.schedule(completion, ANSWER_MS, TimeUnit.MILLISECONDS);
  }
}
