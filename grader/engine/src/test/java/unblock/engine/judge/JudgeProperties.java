package unblock.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import unblock.engine.Course;
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.Computing;
import unblock.engine.model.Evidence;
import unblock.engine.model.Gathering;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.Pulse;
import unblock.engine.model.Span;
import unblock.engine.model.Timeline;
import unblock.engine.model.Timing;
import unblock.engine.model.Verdict;

/** Properties that hold for all evidence, checked with thousands of random timelines. */
class JudgeProperties {
  private static final Exercise OFFLOAD = Course.standard().get("offload");

  @Provide
  Arbitrary<Evidence.Ran> observations() {
    Arbitrary<Double> ms = Arbitraries.doubles().between(0, 500).ofScale(3);
    Arbitrary<Span> span =
        Combinators.combine(Arbitraries.of(Span.Kind.class), ms, ms)
            .as((kind, a, b) -> new Span(kind, Math.min(a, b), Math.max(a, b)));
    Arbitrary<Span> held = ms.map(start -> new Span(Span.Kind.GATE, start, 501));
    Arbitrary<List<Span>> spans =
        Arbitraries.oneOf(held.list().ofSize(1), span.list().ofMaxSize(4));
    Arbitrary<Timeline.Request> request =
        spans.map(each -> new Timeline.Request("R", "/login", each));
    Arbitrary<Gathering> gathering =
        Combinators.combine(
                Arbitraries.oneOf(
                    request.list().ofSize(3), request.list().ofSize(16), request.list().ofSize(20)),
                Arbitraries.of(0, 16),
                Arbitraries.of(Pulse.class))
            .as(
                (all, failures, pulse) ->
                    new Gathering(
                        all.size(),
                        Math.min(16, all.size()),
                        failures,
                        new Timeline(all),
                        pulse,
                        List.of()));
    Arbitrary<Optional<Timing>> timing =
        Combinators.combine(ms, ms)
            .as((one, more) -> new Timing(100, 1 + one, 1 + one + more))
            .optional();
    return Combinators.combine(gathering.list().ofMaxSize(3), timing)
        .as(
            (gatherings, time) -> {
              Observed observed =
                  Observed.allRight()
                      .gathered(gatherings.toArray(Gathering[]::new))
                      .computed(new Computing(UserRoutes.LOGIN, 9, 3, 2));
              return time.map(observed::timed).orElseGet(observed::untimed).ran();
            });
  }

  private static Map<String, Verdict> verdicts(Evidence.Ran ran) {
    return Judge.judge(OFFLOAD, ran).criteria().stream()
        .collect(Collectors.toMap(GradedCriterion::key, GradedCriterion::verdict));
  }

  @Property
  void theSameEvidenceOnASlowerMachineComesToTheSame(
      @ForAll("observations") Evidence.Ran ran,
      @ForAll @DoubleRange(min = 0.25, max = 64) double by) {
    double factor = Math.scalb(1, Math.getExponent(by)); // Avoids rounding errors.

    assertThat(verdicts(scaled(ran, factor))).isEqualTo(verdicts(ran));
  }

  @Property
  void moreOverlapNeverLowersAVerdict(
      @ForAll("observations") Evidence.Ran ran,
      @ForAll @IntRange(max = 2) int which,
      @ForAll @IntRange(max = 19) int request) {
    Map<String, Verdict> before = verdicts(ran);

    verdicts(widened(ran, which, request))
        .forEach(
            (key, after) ->
                assertThat(worth(after)).as(key).isGreaterThanOrEqualTo(worth(before.get(key))));
  }

  @Property
  void whatIsMissingMakesItInconclusiveAndNeverPassed(
      @ForAll("observations") Evidence.Ran ran, @ForAll @IntRange(max = 50) int which) {
    Evidence.Ran less = without(ran, which);

    assertThat(verdicts(less).values()).containsOnly(Verdict.INCONCLUSIVE);
  }

  @Property
  void oneRequestLessInATimelineNeverPasses(
      @ForAll("observations") Evidence.Ran ran, @ForAll @IntRange(max = 15) int request) {
    Evidence.Ran less =
        changed(
            ran,
            gathering ->
                new Gathering(
                    gathering.asked(),
                    gathering.promised(),
                    gathering.failures(),
                    new Timeline(but(gathering.timeline().requests(), request % gathering.asked())),
                    gathering.pulse(),
                    gathering.holders()));

    assertThat(verdicts(less).get("offload.concurrency")).isNotEqualTo(Verdict.PASSED);
  }

  private static int worth(Verdict verdict) {
    return switch (verdict) {
      case FAILED, NOT_CHECKED -> 0;
      case INCONCLUSIVE -> 1;
      case PASSED -> 2;
    };
  }

  private static <T> List<T> but(List<T> all, int index) {
    List<T> rest = new ArrayList<>(all);
    rest.remove(index);
    return rest;
  }

  private static Evidence.Ran without(Evidence.Ran ran, int which) {
    int exchange = which % ran.exchanges().size();
    boolean some = !ran.gatherings().isEmpty() && which % 2 == 0;
    return new Evidence.Ran(
        some ? ran.exchanges() : but(ran.exchanges(), exchange),
        ran.onWorker(),
        some ? but(ran.gatherings(), which % ran.gatherings().size()) : ran.gatherings(),
        ran.timing(),
        ran.ending(),
        ran.inspected(),
        ran.calls(),
        ran.computing(),
        ran.timeline(),
        ran.unsent(),
        ran.counts());
  }

  private static Evidence.Ran changed(Evidence.Ran ran, UnaryOperator<Gathering> change) {
    return new Evidence.Ran(
        ran.exchanges(),
        ran.onWorker(),
        ran.gatherings().stream().map(change).toList(),
        ran.timing(),
        ran.ending(),
        ran.inspected(),
        ran.calls(),
        ran.computing(),
        ran.timeline(),
        ran.unsent(),
        ran.counts());
  }

  /**
   * Lets that request's waits at the gate begin earlier and end later, and moves its replies with
   * them.
   */
  private static Evidence.Ran widened(Evidence.Ran ran, int which, int request) {
    Gathering target = which < ran.gatherings().size() ? ran.gatherings().get(which) : null;
    return changed(
        ran,
        gathering ->
            gathering != target ? gathering : withSpans(gathering, request, JudgeProperties::wide));
  }

  /** A reply that kept its time would overtake a look-up that ends later. */
  private static Span wide(Span span) {
    return switch (span.kind()) {
      case GATE -> new Span(span.kind(), span.startMs() / 2, span.endMs() + 100);
      case REPLY -> new Span(span.kind(), span.startMs(), span.endMs() + 100);
      case QUEUED, WORKER -> span;
    };
  }

  private static Gathering withSpans(Gathering gathering, int request, UnaryOperator<Span> change) {
    List<Timeline.Request> requests = new ArrayList<>(gathering.timeline().requests());
    int index = request % requests.size();
    Timeline.Request old = requests.get(index);
    requests.set(
        index,
        new Timeline.Request(old.id(), old.route(), old.spans().stream().map(change).toList()));
    return new Gathering(
        gathering.asked(),
        gathering.promised(),
        gathering.failures(),
        new Timeline(requests),
        gathering.pulse(),
        gathering.holders());
  }

  private static Evidence.Ran scaled(Evidence.Ran ran, double by) {
    return new Evidence.Ran(
        ran.exchanges(),
        ran.onWorker(),
        ran.gatherings().stream().map(gathering -> scaled(gathering, by)).toList(),
        ran.timing().map(t -> new Timing(t.delayMs() * by, t.oneMs() * by, t.threeMs() * by)),
        ran.ending(),
        ran.inspected(),
        ran.calls(),
        ran.computing().stream()
            .map(
                c -> new Computing(c.route(), c.requests(), c.leastMs() * by, c.yardstickMs() * by))
            .toList(),
        ran.timeline(),
        ran.unsent(),
        ran.counts());
  }

  private static Gathering scaled(Gathering gathering, double by) {
    Gathering all = gathering;
    for (int i = 0; i < gathering.asked(); i++) {
      all =
          withSpans(all, i, span -> new Span(span.kind(), span.startMs() * by, span.endMs() * by));
    }
    return all;
  }
}
