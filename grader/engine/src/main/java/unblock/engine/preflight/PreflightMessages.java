package unblock.engine.preflight;

import unblock.message.MessageBundle;

/** The texts about missing requirements of a machine. */
public final class PreflightMessages implements MessageBundle {}
