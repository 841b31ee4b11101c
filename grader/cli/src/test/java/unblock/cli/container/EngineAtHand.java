package unblock.cli.container;

import java.util.Optional;

/** Whether containers can be tried on this machine. */
public final class EngineAtHand {
  private static final Optional<String> MISSING = look();

  private EngineAtHand() {}

  /** Why not; empty when they can. The first call takes seconds where the image is not made yet. */
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
