package unblock.analyzer;

import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.MethodInsnNode;

/** The methods of the JDK that change the value of an object, as {@code StringBuilder.append}. */
final class ValueHolders {
  /** Classes and packages of objects that hold values. */
  private static final List<String> HOLDERS =
      List.of(
          "java/lang/StringBu",
          "java/lang/AbstractStringBuilder",
          "java/util/",
          "java/text/",
          "java/io/StringWriter",
          "java/security/MessageDigest");

  /** Executors, and queues that hand each value to one thread. */
  private static final String HANDS_OVER = "java/util/concurrent/";

  private static final List<String> HOLD_FOR_ALL =
      List.of(
          "java/util/concurrent/atomic/",
          "java/util/concurrent/CopyOnWrite",
          "java/util/concurrent/Concurrent");

  private static final Set<String> CHANGES =
      Set.of(
          "add",
          "addElement",
          "addFirst",
          "addLast",
          "append",
          "applyPattern",
          "compareAndSet",
          "getAndSet",
          "insert",
          "lazySet",
          "offer",
          "push",
          "put",
          "putIfAbsent",
          "replace",
          "reset",
          "set",
          "setOpaque",
          "setPlain",
          "setProperty",
          "setRelease",
          "setTime",
          "update",
          "write");

  private static final Set<String> KEYED = Set.of("put", "putIfAbsent", "replace", "setProperty");

  private ValueHolders() {}

  /** Whether that call changes the value of its receiver. */
  static boolean isChange(MethodInsnNode call) {
    return CHANGES.contains(call.name) && isHolder(call.owner);
  }

  /** Whether the first argument of that change is the key of a value. */
  static boolean isKeyed(MethodInsnNode call) {
    return KEYED.contains(call.name);
  }

  private static boolean isHolder(String type) {
    return type.startsWith(HANDS_OVER)
        ? HOLD_FOR_ALL.stream().anyMatch(type::startsWith)
        : HOLDERS.stream().anyMatch(type::startsWith);
  }
}
