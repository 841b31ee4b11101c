package unblock.engine.run;

import unblock.message.MessageBundle;

/** The texts of what can go wrong in a run. */
public final class RunMessages implements MessageBundle {}
