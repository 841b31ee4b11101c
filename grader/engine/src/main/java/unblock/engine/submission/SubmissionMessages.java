package unblock.engine.submission;

import unblock.message.MessageBundle;

/** The texts about unusable files of a submission. */
public final class SubmissionMessages implements MessageBundle {}
