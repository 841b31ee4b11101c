package unblock.engine.exercise.lockout;

/** A log-in attempt, by the password that it has. */
enum Attempt {
  RIGHT,
  WRONG
}
