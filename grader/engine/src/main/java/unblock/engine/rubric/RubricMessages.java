package unblock.engine.rubric;

import unblock.message.MessageBundle;

/** The texts about errors in a rubric. */
public final class RubricMessages implements MessageBundle {}
