package unblock.engine.report;

import unblock.message.MessageBundle;

/** The texts of reports. */
public final class ReportMessages implements MessageBundle {}
