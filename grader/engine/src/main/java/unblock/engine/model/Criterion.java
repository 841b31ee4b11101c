package unblock.engine.model;

/**
 * What earns points, before anybody has looked.
 *
 * @param key unique among all exercises, as in {@code offload.login.answers}
 * @param title what must hold, in words
 * @param points what it is worth
 */
public record Criterion(String key, Aspect aspect, String title, double points) {}
