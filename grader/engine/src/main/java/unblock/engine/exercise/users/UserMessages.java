package unblock.engine.exercise.users;

import unblock.message.MessageBundle;

/** The texts of the questions about users. */
public final class UserMessages implements MessageBundle {}
