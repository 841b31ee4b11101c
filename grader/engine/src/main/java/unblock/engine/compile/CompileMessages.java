package unblock.engine.compile;

import unblock.message.MessageBundle;

/** The texts of what can go wrong when a submission is compiled. */
public final class CompileMessages implements MessageBundle {}
