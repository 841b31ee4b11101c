package unblock.engine.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import unblock.engine.model.Span;
import unblock.engine.model.Timeline;

/**
 * An interval in the picture. Unlike a {@link Span}, it can be {@link TimelineSymbol#HELD}: waiting
 * at the slow call and holding the worker at the same time.
 */
record TimelineStretch(TimelineSymbol symbol, double start, double end) {
  /**
   * The least overlap, as a part of the wait at the slow call. A shorter overlap is a hand-over to
   * another thread.
   */
  private static final double HAND_OVER = 0.1;

  /** Returns a request's stretches, by start. */
  static List<TimelineStretch> of(Timeline.Request request) {
    List<TimelineStretch> stretches = new ArrayList<>();
    for (Span span : request.spans()) {
      if (isSound(span)) {
        stretches.add(new TimelineStretch(symbolOf(span.kind()), span.startMs(), span.endMs()));
      }
    }
    List<TimelineStretch> held = new ArrayList<>();
    for (TimelineStretch gate : only(TimelineSymbol.GATE, stretches)) {
      for (TimelineStretch worker : only(TimelineSymbol.WORKER, stretches)) {
        TimelineStretch both = worker.overlap(gate);
        if (both.length() > HAND_OVER * gate.length()) {
          held.add(both);
        }
      }
    }
    stretches.addAll(held);
    stretches.sort(
        Comparator.comparingDouble(TimelineStretch::start).thenComparing(TimelineStretch::symbol));
    return List.copyOf(stretches);
  }

  static List<TimelineStretch> only(TimelineSymbol symbol, List<TimelineStretch> stretches) {
    return stretches.stream().filter(stretch -> stretch.symbol() == symbol).toList();
  }

  static double total(TimelineSymbol symbol, List<TimelineStretch> stretches) {
    return only(symbol, stretches).stream().mapToDouble(TimelineStretch::length).sum();
  }

  double length() {
    return end - start;
  }

  /** Returns the common part; of zero length if there is none. */
  TimelineStretch overlap(TimelineStretch other) {
    double from = Math.max(start, other.start);
    return new TimelineStretch(TimelineSymbol.HELD, from, Math.max(from, Math.min(end, other.end)));
  }

  private static boolean isSound(Span span) {
    return Double.isFinite(span.startMs())
        && Double.isFinite(span.endMs())
        && span.startMs() >= 0
        && span.endMs() >= span.startMs();
  }

  private static TimelineSymbol symbolOf(Span.Kind kind) {
    return switch (kind) {
      case QUEUED -> TimelineSymbol.QUEUED;
      case WORKER -> TimelineSymbol.WORKER;
      case GATE -> TimelineSymbol.GATE;
      case REPLY -> TimelineSymbol.REPLY;
    };
  }
}
