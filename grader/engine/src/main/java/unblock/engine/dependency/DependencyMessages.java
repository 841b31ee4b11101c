package unblock.engine.dependency;

import unblock.message.MessageBundle;

/** The texts of slow dependencies and their faults. */
public final class DependencyMessages implements MessageBundle {}
