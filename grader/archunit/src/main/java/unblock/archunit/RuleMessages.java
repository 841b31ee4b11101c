package unblock.archunit;

import unblock.message.MessageBundle;

/** The texts of the rule. */
public final class RuleMessages implements MessageBundle {}
