package unblock.bench;

import java.util.Comparator;
import java.util.List;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;

/** What a handler does to the worker. */
public enum HandlerLabel {
  BLOCKS,
  MAY,
  COMPUTES,
  OPAQUE,
  OK;

  /** What the surest of a handler's findings says. */
  public static HandlerLabel of(List<Finding> findings) {
    return findings.stream()
        .map(Finding::severity)
        .map(HandlerLabel::of)
        .min(Comparator.naturalOrder())
        .orElse(OK);
  }

  private static HandlerLabel of(Severity severity) {
    return switch (severity) {
      case BLOCKS -> BLOCKS;
      case MAY_BLOCK -> MAY;
      case COMPUTES -> COMPUTES;
      default -> OPAQUE;
    };
  }

  /** Whether it waits, surely or perhaps. */
  public boolean isBlocking() {
    return this == BLOCKS || this == MAY;
  }

  /** How sure it is that a handler blocks makes no difference. */
  boolean isLike(HandlerLabel other) {
    return this == other || (isBlocking() && other.isBlocking());
  }
}
