package unblock.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TimelineTest {
  @Property(tries = 300)
  void countsEachRequestOnceAtAnyMoment(@ForAll("requests") List<Timeline.Request> requests) {
    assertThat(new Timeline(requests).mostAtTheGate())
        .isEqualTo(
            IntStream.range(0, 12)
                .map(ms -> (int) requests.stream().filter(each -> isAtTheGate(each, ms)).count())
                .max()
                .orElseThrow());
  }

  private static boolean isAtTheGate(Timeline.Request request, int ms) {
    return request.spans().stream()
        .filter(span -> span.kind() == Span.Kind.GATE)
        .anyMatch(span -> span.startMs() <= ms && ms < span.endMs());
  }

  /** Requests with spans of any kind that may overlap, and may be empty. */
  @Provide
  Arbitrary<List<Timeline.Request>> requests() {
    Arbitrary<Integer> times = Arbitraries.integers().between(0, 12);
    Arbitrary<Span> spans =
        Arbitraries.of(Span.Kind.GATE, Span.Kind.WORKER)
            .flatMap(
                kind ->
                    times.flatMap(
                        one ->
                            times.map(
                                other ->
                                    new Span(kind, Math.min(one, other), Math.max(one, other)))));
    return spans
        .list()
        .ofMaxSize(4)
        .map(all -> all.stream().sorted(Comparator.comparingDouble(Span::startMs)).toList())
        .map(sorted -> new Timeline.Request("R1", "/info", sorted))
        .list()
        .ofMaxSize(8);
  }
}
