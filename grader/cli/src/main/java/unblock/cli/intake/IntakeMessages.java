package unblock.cli.intake;

import unblock.message.MessageBundle;

/** The texts about how submissions come in: paths, zips, repositories, rosters and students. */
public final class IntakeMessages implements MessageBundle {}
