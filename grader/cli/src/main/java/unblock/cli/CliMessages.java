package unblock.cli;

import unblock.message.MessageBundle;

/** The texts of the command line: help, faults of a request, and the results of a round. */
public final class CliMessages implements MessageBundle {}
