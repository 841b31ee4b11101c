package unblock.engine.watch;

import unblock.message.MessageBundle;

/** The texts of the watch. */
public final class WatchMessages implements MessageBundle {}
