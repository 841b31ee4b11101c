package unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Facts keep their order, on which the reported path depends. */
class AbstractValueTest {
  private static final List<ValueFact> FACTS =
      IntStream.range(0, 9).mapToObj(i -> instance("Type" + i)).toList();

  @Test
  void factsAreInTheOrderInWhichTheyWereFound() {
    List<ValueFact> reversed = new ArrayList<>(FACTS);
    Collections.reverse(reversed);

    assertThat(AbstractValue.of(FACTS).facts()).containsExactlyElementsOf(FACTS);
    assertThat(AbstractValue.of(reversed).facts()).containsExactlyElementsOf(reversed);
  }

  @Test
  void aUnionAddsTheNewFactsAtTheEnd() {
    AbstractValue first = AbstractValue.of(FACTS.subList(4, 9));
    AbstractValue second = AbstractValue.of(FACTS.subList(0, 5));

    List<ValueFact> rotated = new ArrayList<>(FACTS);
    Collections.rotate(rotated, -4);
    assertThat(first.or(second).facts()).containsExactlyElementsOf(rotated);
  }

  private static ValueFact instance(String type) {
    return new ValueFact.Instance(InstructionSite.outside(type), type);
  }
}
