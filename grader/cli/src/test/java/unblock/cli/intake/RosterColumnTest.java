package unblock.cli.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RosterColumnTest {
  @Test
  void noHeadingHasTwoMeanings() {
    Map<String, RosterColumn> meanings = new HashMap<>();
    for (RosterColumn column : RosterColumn.values()) {
      assertThat(column.headings()).describedAs(column.name()).isNotEmpty().doesNotContain("");
      if (column != RosterColumn.CANVAS) { // They are usernames, too.
        for (String heading : column.headings()) {
          assertThat(meanings.put(heading, column)).describedAs(heading).isNull();
        }
      }
    }
  }
}
