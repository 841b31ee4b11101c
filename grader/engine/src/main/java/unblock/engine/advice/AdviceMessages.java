package unblock.engine.advice;

import unblock.message.MessageBundle;

/** The texts of advice on the design. */
public final class AdviceMessages implements MessageBundle {}
