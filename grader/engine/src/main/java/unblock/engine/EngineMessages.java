package unblock.engine;

import unblock.message.MessageBundle;

/** The texts of the grader as a whole: canaries, courses, the self-check. */
public final class EngineMessages implements MessageBundle {}
