package unblock.cli.container;

import java.util.Optional;

/** Whether containers can be tested on this machine. */
public final class EngineAtHand {
  private static final Optional<String> MISSING = look();

  private EngineAtHand() {}

  /**
   * Returns the reason why not; empty if they can. The first call takes seconds if the image has to
   * be made.
   */
  public static Optional<String> missing() {
    return MISSING;
  }

  private static Optional<String> look() {
    try {
      ContainerSandbox.open(Optional.empty()).close();
      return Optional.empty();
    } catch (NoEngine e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
