package unblock.cli;

import unblock.message.MessageBundle;

/** The texts of the command line: help, faults of a request, and what a round came to. */
public final class CliMessages implements MessageBundle {}
