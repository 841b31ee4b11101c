package unblock.cli.handout;

import unblock.message.MessageBundle;

/** The texts about a student's repository and its folder. */
public final class HandoutMessages implements MessageBundle {}
