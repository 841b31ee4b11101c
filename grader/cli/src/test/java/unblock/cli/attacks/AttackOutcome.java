package unblock.cli.attacks;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What came of an attack in one isolation mode. */
enum AttackOutcome {
  @JsonProperty("holds")
  HOLDS("holds"),

  /** Seen when it was tried by hand; the test does not repeat it. */
  @JsonProperty("does not hold")
  DOES_NOT_HOLD("does not hold"),

  @JsonProperty("not tried")
  NOT_TRIED("not tried");

  final String words;

  AttackOutcome(String words) {
    this.words = words;
  }
}
