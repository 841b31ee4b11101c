package unblock.engine.run;

import unblock.message.MessageBundle;

/** The texts of problems in a run. */
public final class RunMessages implements MessageBundle {}
