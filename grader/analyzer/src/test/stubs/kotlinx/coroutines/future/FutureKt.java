package kotlinx.coroutines.future;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import kotlinx.coroutines.CoroutineDispatcher;
import kotlinx.coroutines.CoroutineScope;

/** As much of the library as the corpus calls. */
public final class FutureKt {
  private FutureKt() {}

  public static <T> CompletableFuture<T> future(
      CoroutineScope scope,
      CoroutineDispatcher dispatcher,
      BiFunction<CoroutineScope, Object, ? extends T> block) {
    throw new UnsupportedOperationException();
  }
}
