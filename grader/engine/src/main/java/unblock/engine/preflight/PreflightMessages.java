package unblock.engine.preflight;

import unblock.message.MessageBundle;

/** The texts of what a machine lacks. */
public final class PreflightMessages implements MessageBundle {}
