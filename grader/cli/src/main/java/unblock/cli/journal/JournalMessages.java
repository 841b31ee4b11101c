package unblock.cli.journal;

import unblock.message.MessageBundle;

/** The texts about a round's folder and its journal. */
public final class JournalMessages implements MessageBundle {}
