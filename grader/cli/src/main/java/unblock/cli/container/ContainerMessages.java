package unblock.cli.container;

import unblock.message.MessageBundle;

/** The texts about containers and the engine that runs them. */
public final class ContainerMessages implements MessageBundle {}
