package reactor.core.scheduler;

import java.util.concurrent.Executor;

public final class Schedulers {
  private Schedulers() {}

  public static Scheduler boundedElastic() {
    throw new UnsupportedOperationException();
  }

  public static Scheduler fromExecutor(Executor executor) {
    throw new UnsupportedOperationException();
  }

  public static Scheduler immediate() {
    throw new UnsupportedOperationException();
  }
}
