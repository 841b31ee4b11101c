package unblock.engine.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unblock.analyzer.Finding;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.Criterion;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Outcome;
import unblock.engine.model.Route;
import unblock.engine.model.Score;
import unblock.engine.model.Stack;
import unblock.engine.model.Timeline;
import unblock.engine.model.Verdict;
import unblock.message.Message;

/**
 * Decides the verdicts of one exercise from its evidence. Criteria depend on one another, as in
 * check50, so that an empty submission earns no points: each check names the routes that must
 * answer first.
 */
public final class Judge {
  private Judge() {}

  /** Judges each criterion of the rubric; never throws, for any evidence. */
  public static GradedExercise judge(Exercise exercise, Evidence evidence) {
    List<GradedCriterion> criteria =
        exercise.criteria().stream()
            .map(criterion -> grade(criterion, opinion(exercise, criterion, evidence)))
            .toList();
    Evidence seen = evidence.ofLastRun();
    Timeline timeline = seen instanceof Evidence.Ran ran ? ran.timeline() : Timeline.EMPTY;
    Score score = Score.sum(criteria.stream().map(GradedCriterion::points).toList());
    return new GradedExercise(exercise.id(), score, criteria, timeline, evidence)
        .reviewed(toReview(criteria, seen));
  }

  /**
   * A person reads findings only where the worker seemed to be free: elsewhere, they cost points.
   */
  private static List<Finding> toReview(List<GradedCriterion> criteria, Evidence seen) {
    boolean free =
        criteria.stream()
            .anyMatch(
                each ->
                    each.aspect().equals(Aspect.EVENT_LOOP) && each.verdict() == Verdict.PASSED);
    return free && seen instanceof Evidence.Ran ran ? BlockingFindings.toReview(ran) : List.of();
  }

  private static GradedCriterion grade(Criterion criterion, CheckOutcome opinion) {
    return new GradedCriterion(
        criterion.key(),
        criterion.aspect(),
        criterion.title(),
        opinion.verdict(),
        criterion.score(opinion.verdict()),
        criterion.visibility(),
        opinion.message(),
        opinion.findings(),
        opinion.trial());
  }

  private static CheckOutcome opinion(Exercise exercise, Criterion criterion, Evidence evidence) {
    if (evidence instanceof Evidence.Trouble trouble) {
      return CheckOutcome.inconclusive(trouble.reason());
    }
    if (evidence instanceof Evidence.Unsettled unsettled) {
      return CheckOutcome.inconclusive(unsettled.reason());
    }
    if (evidence instanceof Evidence.Repeated repeated) {
      CheckOutcome opinion = opinion(exercise, criterion, repeated.seen());
      return RepeatedDoubtRule.judge(repeated, criterion, opinion);
    }
    if (evidence instanceof Evidence.Rejected rejected) {
      return rejected(exercise, criterion, rejected.findings());
    }
    if (evidence instanceof Evidence.NotServed refusal) {
      return notServed(refusal, exercise);
    }
    return ran(exercise, criterion, (Evidence.Ran) evidence);
  }

  /** Criteria that depend on others were not checked; the code fails the others. */
  private static CheckOutcome rejected(
      Exercise exercise, Criterion criterion, List<Finding> findings) {
    Message first =
        findings.isEmpty() ? Message.of("judge.does-not-compile") : findings.get(0).message();
    Message why = Message.joined(first, Message.of("judge.nothing-ran"));
    return criterion.check().needs(exercise).isEmpty()
        ? CheckOutcome.failed(why).with(findings)
        : CheckOutcome.notChecked(why).with(findings);
  }

  private static CheckOutcome notServed(Evidence.NotServed refusal, Exercise exercise) {
    Stack stack = new Stack("", "", "", refusal.frames());
    Message reason =
        SubmissionFrames.place(stack, exercise.packageName())
            .map(at -> Message.of("judge.at", "text", refusal.reason(), "place", at.place()))
            .orElse(refusal.reason());
    String type = exercise.handlersName();
    return CheckOutcome.failed(
        isInStart(refusal, exercise)
            ? Message.of("judge.not-started", "type", type, "reason", reason)
            : Message.of("judge.not-served", "type", type, "reason", reason));
  }

  /** Whether {@code start()} failed, which is called after the constructor. */
  private static boolean isInStart(Evidence.NotServed refusal, Exercise exercise) {
    String handlers = exercise.handlersClass();
    return refusal.frames().stream().anyMatch(each -> each.startsWith(handlers + ".start("))
        && refusal.frames().stream().noneMatch(each -> each.startsWith(handlers + ".<init>("));
  }

  private static CheckOutcome ran(Exercise exercise, Criterion criterion, Evidence.Ran ran) {
    if (!ran.isWhole()) {
      return CheckOutcome.inconclusive(Message.of("judge.evidence-missing"));
    }
    return ContradictionRule.judge(criterion.check(), ran, exercise)
        .orElseGet(() -> uncontradicted(exercise, criterion, ran));
  }

  private static CheckOutcome uncontradicted(
      Exercise exercise, Criterion criterion, Evidence.Ran ran) {
    CriterionCheck check = criterion.check();
    return needs(ran, check.needs(exercise))
        .or(() -> check.source() == CriterionCheck.Source.REPORTS ? overdue(ran) : Optional.empty())
        .map(why -> check.withoutNeeds(why, ran, exercise))
        .orElseGet(() -> check.judge(ran, exercise));
  }

  /**
   * Returns the result for criteria that were not checked because the time limit was reached first.
   */
  private static Optional<CheckOutcome> overdue(Evidence.Ran ran) {
    return ran.exchanges().stream()
        .map(Exchange::outcome)
        .filter(Outcome.Overdue.class::isInstance)
        .map(Outcome.Overdue.class::cast)
        .findFirst()
        .map(
            first ->
                CheckOutcome.failed(
                    Message.of("judge.not-tried", "why", WrongReplies.overdue(first))));
  }

  private static Optional<CheckOutcome> needs(Evidence.Ran ran, List<Route> routes) {
    if (routes.isEmpty()) {
      return Optional.empty();
    }
    List<Route> missing = new ArrayList<>();
    boolean asked = true;
    for (Route route : routes) {
      List<Exchange> answers = ExchangeFilter.of(ran, Aspect.ANSWERS, route);
      asked &= !answers.isEmpty();
      if (!answers.stream().allMatch(Exchange::right)) {
        missing.add(route);
      }
    }
    if (missing.isEmpty() && !asked) {
      return Optional.of(CheckOutcome.inconclusive(Message.of("judge.handlers-not-asked")));
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            CheckOutcome.notChecked(
                Message.of(
                    "judge.not-checked",
                    "routes",
                    missing.stream().map(Route::toString).toList())));
  }
}
