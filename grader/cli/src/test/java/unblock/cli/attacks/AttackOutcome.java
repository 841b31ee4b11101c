package unblock.cli.attacks;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The outcome of an attack in one isolation mode. */
enum AttackOutcome {
  @JsonProperty("holds")
  HOLDS("holds"),

  /** Observed in a manual test; the automatic test does not repeat it. */
  @JsonProperty("does not hold")
  DOES_NOT_HOLD("does not hold"),

  @JsonProperty("not tried")
  NOT_TRIED("not tried");

  final String words;

  AttackOutcome(String words) {
    this.words = words;
  }
}
