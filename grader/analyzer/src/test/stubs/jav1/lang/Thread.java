package jav1.lang;

/** What {@code java.lang.Thread} has since JDK 21; the test gives it that name. */
public class Thread {
  public static Builder ofVirtual() {
    throw new UnsupportedOperationException();
  }

  public static Builder ofPlatform() {
    throw new UnsupportedOperationException();
  }

  public final void start() {}

  /** As much as the test calls. */
  public interface Builder {
    Builder name(String name);

    Thread start(Runnable task);

    Thread unstarted(Runnable task);
  }
}
