package unblock.engine.exercise;

import unblock.engine.model.Evidence.Reply;

/**
 * A fault and what a handler replies while it lasts.
 *
 * @param reply the promised one
 */
public record ExpectedFault(DependencyFault fault, Reply reply) {}
