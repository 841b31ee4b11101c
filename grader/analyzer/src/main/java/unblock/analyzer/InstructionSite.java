package unblock.analyzer;

/**
 * One instruction of the inspected code: values are told apart by where they were made.
 *
 * @param method name and descriptor
 * @param index of the instruction, or -1 for the method as a whole
 * @param context for which functions the method was called that makes the value; empty for none
 */
record InstructionSite(
    String owner, String method, int index, String file, int line, String context) {
  /** The birthplace of an object that the inspected code is given from outside. */
  static InstructionSite outside(String type) {
    return new InstructionSite(type, "", -1, DisplayNames.simple(type) + ".java", 0, "");
  }

  /** The same instruction, in whatever context. */
  InstructionSite bare() {
    return context.isEmpty() ? this : in("");
  }

  InstructionSite in(String where) {
    return new InstructionSite(owner, method, index, file, line, where);
  }

  /** The frame as it stands in a path: {@code UserHandlers.login}. */
  Frame frame() {
    int descriptor = method.indexOf('(');
    return DisplayNames.frame(owner, descriptor < 0 ? method : method.substring(0, descriptor));
  }
}
