package unblock.cli.marks;

import unblock.message.MessageBundle;

/** The texts about marks for learning platforms. */
public final class MarksMessages implements MessageBundle {}
