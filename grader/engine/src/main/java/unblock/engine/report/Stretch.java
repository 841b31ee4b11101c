package unblock.engine.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import unblock.engine.model.Span;
import unblock.engine.model.Timeline;

/**
 * A stretch of time as the picture shows it. Unlike a {@link Span} it knows of {@link Ink#HELD}:
 * waiting at the slow call and holding the worker at once.
 */
record Stretch(Ink ink, double start, double end) {
  /** Of a wait at the slow call; a shorter overlap is the hand-over to another thread. */
  private static final double HAND_OVER = 0.1;

  /** A request's stretches, by start. */
  static List<Stretch> of(Timeline.Request request) {
    List<Stretch> stretches = new ArrayList<>();
    for (Span span : request.spans()) {
      if (isSound(span)) {
        stretches.add(new Stretch(inkOf(span.kind()), span.startMs(), span.endMs()));
      }
    }
    List<Stretch> held = new ArrayList<>();
    for (Stretch gate : only(Ink.GATE, stretches)) {
      for (Stretch worker : only(Ink.WORKER, stretches)) {
        Stretch both = worker.overlap(gate);
        if (both.length() > HAND_OVER * gate.length()) {
          held.add(both);
        }
      }
    }
    stretches.addAll(held);
    stretches.sort(Comparator.comparingDouble(Stretch::start).thenComparing(Stretch::ink));
    return List.copyOf(stretches);
  }

  static List<Stretch> only(Ink ink, List<Stretch> stretches) {
    return stretches.stream().filter(stretch -> stretch.ink() == ink).toList();
  }

  static double total(Ink ink, List<Stretch> stretches) {
    return only(ink, stretches).stream().mapToDouble(Stretch::length).sum();
  }

  double length() {
    return end - start;
  }

  /** What both share; of no length when they share nothing. */
  Stretch overlap(Stretch other) {
    double from = Math.max(start, other.start);
    return new Stretch(Ink.HELD, from, Math.max(from, Math.min(end, other.end)));
  }

  private static boolean isSound(Span span) {
    return Double.isFinite(span.startMs())
        && Double.isFinite(span.endMs())
        && span.startMs() >= 0
        && span.endMs() >= span.startMs();
  }

  private static Ink inkOf(Span.Kind kind) {
    return switch (kind) {
      case QUEUED -> Ink.QUEUED;
      case WORKER -> Ink.WORKER;
      case GATE -> Ink.GATE;
      case REPLY -> Ink.REPLY;
    };
  }
}
