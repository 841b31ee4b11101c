package unblock.runtime;

/** A student's class cannot serve as handlers; the grader says why in the student's language. */
final class UnfitHandlersException extends ReflectiveOperationException {
  private static final long serialVersionUID = 1L;

  private final Misfit misfit;

  UnfitHandlersException(Misfit misfit) {
    super(misfit.key);
    this.misfit = misfit;
  }

  /** The fault of the class. */
  enum Misfit {
    NOT_IMPLEMENTED("not-implemented"),
    NO_CONSTRUCTOR("no-constructor");

    private final String key;

    Misfit(String key) {
      this.key = key;
    }
  }

  /** The last part of the key of the grader's message. */
  String key() {
    return misfit.key;
  }
}
