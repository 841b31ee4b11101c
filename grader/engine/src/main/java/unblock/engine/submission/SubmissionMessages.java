package unblock.engine.submission;

import unblock.message.MessageBundle;

/** The texts of what can be wrong with a submission's files. */
public final class SubmissionMessages implements MessageBundle {}
