package unblock.engine.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import unblock.analyzer.Finding;
import unblock.engine.model.Aspect;
import unblock.engine.model.Criterion;
import unblock.engine.model.Evidence;
import unblock.engine.model.Evidence.Exchange;
import unblock.engine.model.Evidence.Outcome;
import unblock.engine.model.Exercise;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Route;
import unblock.engine.model.Score;
import unblock.engine.model.Timeline;
import unblock.engine.model.Verdict;

/**
 * Turns the evidence of one exercise into verdicts. Criteria depend on one another, as in check50,
 * so that nothing is earned by doing nothing: a handler's errors count once it answers, and the
 * aspects of the whole exercise once all three handlers do.
 */
public final class Judge {
  /** So many requests to the upstream service may be sent again: one in fifty. */
  private static final int SENT_AGAIN = 50;

  private Judge() {}

  /** Judges each criterion of the rubric; never throws for whatever was observed. */
  public static GradedExercise judge(Exercise exercise, Evidence evidence) {
    List<GradedCriterion> criteria =
        exercise.criteria().stream()
            .map(criterion -> grade(criterion, opinion(exercise, criterion, evidence)))
            .toList();
    Evidence seen = evidence instanceof Evidence.Repeated repeated ? repeated.seen() : evidence;
    Timeline timeline = seen instanceof Evidence.Ran ran ? ran.timeline() : Timeline.EMPTY;
    Score score = Score.sum(criteria.stream().map(GradedCriterion::points).toList());
    return new GradedExercise(exercise.id(), score, criteria, timeline, evidence);
  }

  private static GradedCriterion grade(Criterion criterion, Opinion opinion) {
    return new GradedCriterion(
        criterion.key(),
        criterion.aspect(),
        criterion.title(),
        opinion.verdict(),
        criterion.score(opinion.verdict()),
        criterion.visibility(),
        opinion.message(),
        opinion.findings());
  }

  private static Opinion opinion(Exercise exercise, Criterion criterion, Evidence evidence) {
    if (evidence instanceof Evidence.Trouble trouble) {
      return Opinion.inconclusive(trouble.reason());
    }
    if (evidence instanceof Evidence.Unsettled unsettled) {
      return Opinion.inconclusive(unsettled.reason());
    }
    if (evidence instanceof Evidence.Repeated repeated) {
      Opinion opinion = opinion(exercise, criterion, repeated.seen());
      return OnRepeatedDoubt.judge(repeated, criterion, opinion);
    }
    if (evidence instanceof Evidence.Rejected rejected) {
      return rejected(rejected.findings());
    }
    if (evidence instanceof Evidence.NotServed refusal) {
      return notServed(refusal, exercise.packageName());
    }
    return ran(exercise, criterion, (Evidence.Ran) evidence);
  }

  private static Opinion rejected(List<Finding> findings) {
    String first = findings.isEmpty() ? "It does not compile." : findings.get(0).message();
    return Opinion.failed(first + " Nothing could be run.").with(findings);
  }

  private static Opinion notServed(Evidence.NotServed refusal, String packageName) {
    String where =
        Frames.place(new Evidence.Stack("", "", "", refusal.frames()), packageName)
            .map(at -> " (%s:%d)".formatted(at.file(), at.line()))
            .orElse("");
    return Opinion.failed(
        "UserHandlers could not be made: %s%s. No request could be sent. What does the constructor need, and what does it get?"
            .formatted(refusal.reason(), where));
  }

  private static Opinion ran(Exercise exercise, Criterion criterion, Evidence.Ran ran) {
    if (!ran.isWhole()) {
      return Opinion.inconclusive("Some of what was observed is missing, so nothing is certain.");
    }
    return OnContradiction.judge(criterion.aspect(), ran, exercise)
        .orElseGet(() -> uncontradicted(exercise, criterion, ran));
  }

  private static Opinion uncontradicted(Exercise exercise, Criterion criterion, Evidence.Ran ran) {
    String home = exercise.packageName();
    return switch (criterion.aspect()) {
      case ANSWERS -> answers(ran, route(criterion), home);
      case ERRORS ->
          needs(ran, List.of(route(criterion)))
              .orElseGet(() -> OnReplies.judge(of(ran, Aspect.ERRORS, route(criterion)), home));
      case ISOLATION ->
          needsAll(ran).orElseGet(() -> OnReplies.judge(together(ran, Aspect.ISOLATION), home));
      case EVENT_LOOP -> loop(ran, home);
      case CONCURRENCY ->
          needsAll(ran)
              .or(() -> oftenerThanAlone(ran, exercise))
              .or(() -> overdue(ran))
              .orElseGet(
                  () ->
                      OnWaiting.concurrency(
                          ran.gatherings(), together(ran, criterion.aspect()), exercise));
      case TIMING ->
          needsAll(ran)
              .or(() -> oftenerThanAlone(ran, exercise))
              .or(() -> overdue(ran))
              .orElseGet(
                  () -> OnWaiting.timing(ran.timing(), ran.gatherings().stream().findFirst()));
      case CLEAN_UP ->
          needsAll(ran).or(() -> overdue(ran)).orElseGet(() -> OnEnding.judge(ran.ending(), home));
    };
  }

  /** A blocked worker is worth a finding even when no handler answers: often it is the reason. */
  private static Opinion loop(Evidence.Ran ran, String home) {
    Optional<Opinion> unmet = needsAll(ran).or(() -> overdue(ran));
    Opinion seen = OnLoop.judge(ran, home);
    return unmet.isPresent() && seen.verdict() != Verdict.FAILED
        ? unmet.get().with(seen.findings())
        : seen;
  }

  /** Where all time was taken before the end, what came after that was not looked at. */
  private static Optional<Opinion> overdue(Evidence.Ran ran) {
    return ran.exchanges().stream()
        .map(Exchange::outcome)
        .filter(Outcome.Overdue.class::isInstance)
        .map(Outcome.Overdue.class::cast)
        .findFirst()
        .map(
            first ->
                Opinion.failed(
                    "This could not be tried: %s Which request is answered late, and why?"
                        .formatted(OnReplies.overdue(first))));
  }

  private static Opinion answers(Evidence.Ran ran, Route route, String home) {
    return OnReplies.judge(of(ran, Aspect.ANSWERS, route), home);
  }

  /**
   * Whoever comes to the slow call more often among others than alone has not shown by waiting
   * there that its look-ups run at the same time: some of the arrivals may be for show. A clock
   * without the gate decides nothing. Counted over all requests together: where names get mixed up,
   * one user is looked up twice and another not at all, and isolation has that to say.
   */
  private static Optional<Opinion> oftenerThanAlone(Evidence.Ran ran, Exercise exercise) {
    List<Exchange> together =
        ran.exchanges().stream().filter(each -> each.aspect() == Aspect.ISOLATION).toList();
    int surplus = together.stream().mapToInt(each -> surplus(ran, each)).sum();
    // HttpClient sends a GET again whose connection broke before there was a reply.
    int again = exercise.upstream() ? 1 + together.size() / SENT_AGAIN : 0;
    return surplus <= again
        ? Optional.empty()
        : together.stream()
            .max(Comparator.comparingInt(each -> surplus(ran, each)))
            .map(
                each ->
                    Opinion.failed(
                        "%s: %d slow calls began for this user; one request alone makes %d. Which of them is the look-up, and does it wait for those of others?"
                            .formatted(each.asked(), each.lookUps(), alone(ran, each.route()))));
  }

  /** How many more slow calls there were than one request alone makes; negative for fewer. */
  private static int surplus(Evidence.Ran ran, Exchange exchange) {
    return exchange.lookUps() - Math.max(1, alone(ran, exchange.route()));
  }

  private static int alone(Evidence.Ran ran, Route route) {
    return of(ran, Aspect.ANSWERS, route).stream().mapToInt(Exchange::lookUps).max().orElse(0);
  }

  private static Optional<Opinion> needsAll(Evidence.Ran ran) {
    return needs(ran, List.of(Route.values()));
  }

  private static Optional<Opinion> needs(Evidence.Ran ran, List<Route> routes) {
    List<Route> missing = new ArrayList<>();
    boolean asked = true;
    for (Route route : routes) {
      List<Exchange> answers = of(ran, Aspect.ANSWERS, route);
      asked &= !answers.isEmpty();
      if (!answers.stream().allMatch(Exchange::right)) {
        missing.add(route);
      }
    }
    if (missing.isEmpty() && !asked) {
      return Optional.of(Opinion.inconclusive("Not every handler was asked, so nothing is known."));
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Opinion.notChecked(
                "Not checked yet: %s must answer correctly first."
                    .formatted(
                        missing.stream().map(Route::toString).collect(Collectors.joining(", ")))));
  }

  private static List<Exchange> of(Evidence.Ran ran, Aspect aspect, Route route) {
    return ran.exchanges().stream()
        .filter(exchange -> exchange.aspect() == aspect && exchange.route() == route)
        .toList();
  }

  /** What became of requests that were sent together, as far as it tells about that aspect. */
  private static List<Exchange> together(Evidence.Ran ran, Aspect aspect) {
    return ran.exchanges().stream().filter(each -> each.aspect() == aspect).toList();
  }

  /** The route in a key such as {@code offload.login.answers}. */
  private static Route route(Criterion criterion) {
    return Route.valueOf(criterion.key().split("[.]", -1)[1].toUpperCase(java.util.Locale.ROOT));
  }
}
