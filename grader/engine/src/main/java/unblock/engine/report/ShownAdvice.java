package unblock.engine.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.engine.model.GradedExercise;

/**
 * Selects the advice that a report shows: at most three pieces for each exercise, one of each kind,
 * and praise only for an exercise that is passed. While criteria fail, their next steps come first,
 * so that only essential advice is shown beside them.
 */
public final class ShownAdvice {
  private static final int MOST = 3;

  private ShownAdvice() {}

  /** Returns the shown advice, the most important first. */
  public static List<Advice> of(GradedExercise exercise) {
    Set<String> kinds = new HashSet<>();
    Stream<Advice> all = exercise.advice().stream();
    return all.filter(each -> exercise.isPassed() || each.type() == AdviceType.ESSENTIAL)
        .filter(each -> kinds.add(each.key()))
        .limit(MOST)
        .toList();
  }
}
