package unblock.engine.exercise.lockout;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unblock.engine.model.HeldTrial;
import unblock.engine.model.Stack;

/** Finds the line of the submission at which a log-in waited, although the gate did not hold it. */
final class WaitingLine {
  private static final String GATE = "unblock.runtime.RemoteGate.";

  private WaitingLine() {}

  /** The first such line, as in {@code UserHandlers.java:23}; empty when no stack shows one. */
  static Optional<String> of(HeldTrial trial, String packageName) {
    return trial.steps().stream()
        .flatMap(step -> step.holders().stream())
        .map(Stack::frames)
        .filter(frames -> frames.stream().noneMatch(frame -> frame.startsWith(GATE)))
        .flatMap(frames -> ownLine(frames, packageName))
        .findFirst();
  }

  private static Stream<String> ownLine(List<String> frames, String packageName) {
    return frames.stream()
        .filter(frame -> frame.startsWith(packageName + "."))
        .limit(1)
        .map(frame -> frame.substring(frame.indexOf('(') + 1, frame.lastIndexOf(')')));
  }
}
