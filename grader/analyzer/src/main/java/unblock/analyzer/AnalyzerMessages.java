package unblock.analyzer;

import unblock.message.MessageBundle;

/** The texts of findings. */
public final class AnalyzerMessages implements MessageBundle {}
