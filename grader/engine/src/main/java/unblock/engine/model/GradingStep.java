package unblock.engine.model;

/**
 * How long one step of grading an exercise took, for those who want to know where the time goes.
 *
 * @param exercise as in {@code offload}
 * @param name as in {@code rendezvous}
 * @param ms wall time
 */
public record GradingStep(String exercise, String name, double ms) {}
