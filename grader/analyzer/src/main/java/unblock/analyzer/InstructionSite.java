package unblock.analyzer;

/**
 * One instruction of the inspected code. The sites of creation distinguish values.
 *
 * @param method name and descriptor
 * @param index of the instruction, or -1 for the whole method
 * @param context the function arguments of the method that creates the value; empty for none
 */
record InstructionSite(
    String owner, String method, int index, String file, int line, String context) {
  /** Returns the site of an object from outside the inspected code. */
  static InstructionSite outside(String type) {
    return new InstructionSite(type, "", -1, DisplayNames.simple(type) + ".java", 0, "");
  }

  /** Returns the same instruction without a context. */
  InstructionSite bare() {
    return context.isEmpty() ? this : in("");
  }

  InstructionSite in(String where) {
    return new InstructionSite(owner, method, index, file, line, where);
  }

  /** The frame in the form of a path: {@code UserHandlers.login}. */
  Frame frame() {
    int descriptor = method.indexOf('(');
    return DisplayNames.frame(owner, descriptor < 0 ? method : method.substring(0, descriptor));
  }
}
