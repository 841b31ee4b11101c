package unblock.engine.exercise;

import unblock.engine.model.Evidence.Reply;

/**
 * A fault with the reply that a handler gives while it lasts.
 *
 * @param reply the promised reply
 */
public record ExpectedFault(DependencyFault fault, Reply reply) {}
