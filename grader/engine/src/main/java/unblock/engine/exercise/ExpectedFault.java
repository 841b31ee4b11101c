package unblock.engine.exercise;

import unblock.engine.model.Reply;

/**
 * A fault with the reply that a handler gives while it lasts.
 *
 * @param reply the promised reply
 * @param duty whether the handler has to notice the fault
 */
public record ExpectedFault(DependencyFault fault, Reply reply, Duty duty) {
  /** A fault that a handler has to notice. */
  public ExpectedFault(DependencyFault fault, Reply reply) {
    this(fault, reply, Duty.NOTICE);
  }

  /** Whether a handler has to notice a fault. */
  public enum Duty {
    /** Only the promised reply is right. */
    NOTICE,
    /** The reply that is right without the fault is right as well. */
    NOTICE_OR_CONTINUE
  }
}
