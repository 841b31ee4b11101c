package unblock.engine.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

final class NumberedNameTest {
  private static final List<String> FORMS =
      List.of("A-%d", "A (%d)", "A(%d)", "A[%d]", "A %d", "A_%d", "A  (%d) ");

  @Test
  void readsTheNumbersThatProgramsAdd() {
    assertThat(NumberedName.of("UserHandlers"))
        .isEqualTo(new NumberedName("userhandlers", List.of()));
    assertThat(NumberedName.of("A (1)-12")).isEqualTo(new NumberedName("a", List.of(1, 12)));
    assertThat(NumberedName.of("A - Copy (2)")).isEqualTo(new NumberedName("a - copy", List.of(2)));
    assertThat(NumberedName.of("A copy 2")).isEqualTo(new NumberedName("a copy", List.of(2)));
  }

  @Test
  void leavesNumbersThatBelongToTheName() {
    for (String name :
        List.of("A2", "A_v2", "A-20261101", "Kopie von A", "A - Copy", "-1", "(1)")) {
      assertThat(NumberedName.of(name).numbers()).as(name).isEmpty();
    }
  }

  @Property
  void theHighestNumberIsTheNewest(
      @ForAll @Size(min = 1, max = 8) @UniqueElements List<@IntRange(max = 999) Integer> numbers,
      @ForAll Random random) {
    List<NumberedName> names = new ArrayList<>();
    for (int number : numbers) {
      names.add(NumberedName.of(FORMS.get(random.nextInt(FORMS.size())).formatted(number)));
    }
    names.add(NumberedName.of("A"));
    Collections.shuffle(names, random);

    assertThat(NumberedName.newest(names).orElseThrow().numbers())
        .containsExactly(Collections.max(numbers));
  }

  @Test
  void aFileThatWasHandedInAgainKeepsItsOwnNumber() {
    assertThat(newest("A (1)", "A (1)-1")).containsExactly(1, 1);
    assertThat(newest("A (1)-2", "A (1)-10", "A (1)")).containsExactly(1, 10);
  }

  @Test
  void doesNotGuess() {
    for (List<String> names :
        List.of(
            List.of("A", "A - Copy"),
            List.of("A", "Kopie von A"),
            List.of("A", "A2"),
            List.of("A", "A-1", "A (1)-1"),
            List.of("A (1)-1", "A (2)"),
            List.of("A", "B-1"))) {
      List<NumberedName> all = names.stream().map(NumberedName::of).toList();
      assertThat(NumberedName.newest(all)).as("%s", names).isEmpty();
    }
  }

  private static List<Integer> newest(String... names) {
    return NumberedName.newest(Stream.of(names).map(NumberedName::of).toList())
        .orElseThrow()
        .numbers();
  }
}
