package unblock.grader;

public final class Grader {}
