package unblock.engine.model;

/**
 * The duration of one step of grading an exercise, for measurements of the grader.
 *
 * @param exercise as in {@code offload}
 * @param name as in {@code rendezvous}
 * @param ms wall time
 */
public record GradingStep(String exercise, String name, double ms) {}
