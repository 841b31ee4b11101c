package unblock.cli.classroom;

import unblock.message.MessageBundle;

/** The texts of the class's tables. */
public final class ClassroomMessages implements MessageBundle {}
