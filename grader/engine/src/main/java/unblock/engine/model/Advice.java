package unblock.engine.model;

import java.util.Comparator;
import unblock.message.Message;

/**
 * A remark on the design of an answer, which costs no points.
 *
 * @param key its kind, as in {@code pool-per-request}
 * @param file the source file's name without folders, as in {@code UserHandlers.java}
 * @param line from 1; 0 when the class was compiled without lines
 */
public record Advice(AdviceType type, String key, String file, int line, Message message) {
  /** The most important advice first, then in the order of the source. */
  public static final Comparator<Advice> MOST_IMPORTANT_FIRST =
      Comparator.comparing(Advice::type)
          .thenComparing(Advice::file)
          .thenComparingInt(Advice::line)
          .thenComparing(Advice::key);
}
