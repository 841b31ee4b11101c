package unblock.engine.scratch;

import unblock.message.MessageBundle;

/** The texts of what can be wrong with the grader's temporary folders. */
public final class ScratchMessages implements MessageBundle {}
