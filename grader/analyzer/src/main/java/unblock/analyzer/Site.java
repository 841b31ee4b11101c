package unblock.analyzer;

/**
 * One instruction of the inspected code: values are told apart by where they were made.
 *
 * @param method name and descriptor
 * @param index of the instruction, or -1 for the method as a whole
 * @param context for which functions the method was called that makes the value; empty for none
 */
record Site(String owner, String method, int index, String file, int line, String context) {
  /** The birthplace of an object that the inspected code is given from outside. */
  static Site outside(String type) {
    return new Site(type, "", -1, Names.simple(type) + ".java", 0, "");
  }

  /** The same instruction, in whatever context. */
  Site bare() {
    return context.isEmpty() ? this : in("");
  }

  Site in(String where) {
    return new Site(owner, method, index, file, line, where);
  }

  /** The frame as it stands in a path: {@code UserHandlers.login}. */
  String frame() {
    int descriptor = method.indexOf('(');
    return Names.frame(owner, descriptor < 0 ? method : method.substring(0, descriptor));
  }
}
