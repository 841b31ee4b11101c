package unblock.cli.similarity;

import unblock.message.MessageBundle;

/** The texts about submissions that are similar. */
public final class SimilarityMessages implements MessageBundle {}
