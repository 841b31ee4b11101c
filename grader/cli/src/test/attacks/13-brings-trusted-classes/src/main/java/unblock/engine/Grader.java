package unblock.engine;

public final class Grader {}
