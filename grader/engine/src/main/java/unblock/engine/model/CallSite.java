package unblock.engine.model;

import unblock.analyzer.Finding;

/**
 * A call in a submission's code.
 *
 * @param file the source file's name without folders, as in {@code UserHandlers.java}
 * @param line from 1; 0 when the class was compiled without lines
 * @param within the method that makes the call, as in {@code UserHandlers.login}
 * @param owner the class whose method is called, as in {@code java.lang.Thread}
 * @param method the method's name, as in {@code sleep}; {@code new} for a constructor
 */
public record CallSite(String file, int line, String within, String owner, String method) {
  /** The place in the form of {@link Finding#place()}. */
  public String place() {
    return line > 0 ? file + ":" + line : file;
  }
}
