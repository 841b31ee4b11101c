package nobody.knows;

/** A library that nobody listed, with a functional interface of its own. */
public final class Retry {
  private Retry() {}

  /** What may be tried again. */
  public interface Attempt<T> {
    T run() throws Exception;
  }

  public static <T> T times(int times, Attempt<T> attempt) {
    throw new UnsupportedOperationException();
  }
}
