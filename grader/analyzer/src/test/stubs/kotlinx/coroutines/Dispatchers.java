package kotlinx.coroutines;

/** As much of the library as the corpus calls. */
public final class Dispatchers {
  private Dispatchers() {}

  public static CoroutineDispatcher getUnconfined() {
    throw new UnsupportedOperationException();
  }

  public static CoroutineDispatcher getIO() {
    throw new UnsupportedOperationException();
  }
}
