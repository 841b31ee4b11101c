package unblock.engine.rubric;

import unblock.message.MessageBundle;

/** The texts of what can be wrong with a rubric. */
public final class RubricMessages implements MessageBundle {}
