package unblock.engine.report.html;

import unblock.message.MessageBundle;

/** The texts of the page of a submission. */
public final class HtmlMessages implements MessageBundle {}
