package unblock.engine.demo;

import unblock.message.MessageBundle;

/** The texts of the demo. */
public final class DemoMessages implements MessageBundle {}
