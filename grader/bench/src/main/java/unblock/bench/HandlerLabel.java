package unblock.bench;

import java.util.Comparator;
import java.util.List;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;

/** The effect of a handler on the worker. */
public enum HandlerLabel {
  BLOCKS,
  MAY,
  COMPUTES,
  OPAQUE,
  OK;

  /** Returns the label for the most certain of a handler's findings. */
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

  /** Whether the handler waits, certainly or possibly. */
  public boolean isBlocking() {
    return this == BLOCKS || this == MAY;
  }

  /** Whether the two labels are equal apart from the certainty that a handler blocks. */
  boolean isLike(HandlerLabel other) {
    return this == other || (isBlocking() && other.isBlocking());
  }
}
