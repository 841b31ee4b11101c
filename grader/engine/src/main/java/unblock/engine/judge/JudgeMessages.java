package unblock.engine.judge;

import unblock.message.MessageBundle;

/** The texts of verdicts. */
public final class JudgeMessages implements MessageBundle {}
