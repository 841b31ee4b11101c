package io.smallrye.mutiny;

import io.smallrye.mutiny.groups.UniAwait;
import io.smallrye.mutiny.groups.UniCreate;
import io.smallrye.mutiny.groups.UniOnItem;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

public interface Uni<T> {
  static UniCreate createFrom() {
    throw new UnsupportedOperationException();
  }

  UniOnItem<T> onItem();

  Uni<T> emitOn(Executor executor);

  Uni<T> runSubscriptionOn(Executor executor);

  UniAwait<T> await();

  CompletableFuture<T> subscribeAsCompletionStage();
}
