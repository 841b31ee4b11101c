package unblock.engine.scratch;

import unblock.message.MessageBundle;

/** The texts about problems with the grader's temporary folders. */
public final class ScratchMessages implements MessageBundle {}
