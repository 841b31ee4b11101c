package unblock.analyzer;

/** The way in which findings tell what to do next. */
public enum NextStep {
  /** A question, for students, who find the answer themselves. */
  QUESTION,
  /** The remedy, for engineers. */
  REMEDY
}
