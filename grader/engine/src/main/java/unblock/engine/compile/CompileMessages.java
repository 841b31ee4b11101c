package unblock.engine.compile;

import unblock.message.MessageBundle;

/** The texts about problems in compiling a submission. */
public final class CompileMessages implements MessageBundle {}
