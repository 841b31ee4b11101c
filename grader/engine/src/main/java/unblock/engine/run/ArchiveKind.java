package unblock.engine.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The way in which a JVM dumps its class archive: the processes that write the file, and the flags
 * that match it.
 */
enum ArchiveKind {
  /**
   * The training process writes the file when it exits, on top of the JDK's own archive. On 17, a
   * static archive starts as fast but needs a second process.
   */
  DYNAMIC {
    @Override
    List<Step> steps(List<String> java, Path file) {
      return List.of(new Step(java, "-XX:ArchiveClassesAtExit=" + file));
    }

    @Override
    List<String> fitting(List<String> java) {
      return java;
    }
  },

  /**
   * The training process lists its classes, and a second process dumps them, linked, together with
   * the graph of all modules, which JDK 25 otherwise resolves at each start with {@code -m}. A
   * child that answers three requests takes 289 ms of CPU time with it and 381 with a dynamic
   * archive (medians of 40 in turns, 25.0.3); dumping takes 4.3 s instead of 2.5.
   */
  STATIC {
    @Override
    List<Step> steps(List<String> java, Path file) {
      Path classes = file.resolveSibling("classes.txt");
      List<String> dumping = new ArrayList<>(fitting(java));
      dumping.remove("-Xshare:auto");
      dumping.addAll(
          List.of("-Xshare:dump", "-XX:+AOTClassLinking", "-XX:SharedClassListFile=" + classes));
      return List.of(
          new Step(fitting(java), "-XX:DumpLoadedClassList=" + classes),
          new Step(dumping, ClassArchive.flag(file)));
    }

    @Override
    List<String> fitting(List<String> java) {
      // With that flag, the JVM does not use the archived graph; the child denies native code
      // itself.
      return java.stream().filter(flag -> !flag.equals(NO_NATIVE_CODE)).toList();
    }
  };

  /** Denies native code to modules that are not named for it; from JDK 24 on. */
  static final String NO_NATIVE_CODE = "--illegal-native-access=deny";

  /**
   * The kind for this JVM. Releases other than 25 do not require a child to deny native code
   * itself.
   */
  static final ArchiveKind HERE = Runtime.version().feature() == 25 ? STATIC : DYNAMIC;

  /**
   * One process of the dump, which runs the training class or only names it.
   *
   * @param java the JVM's command and flags
   * @param flag names the output and its file
   */
  record Step(List<String> java, String flag) {}

  /**
   * The processes that write the file, in order.
   *
   * @param java the JVM's command and the flags of children without an archive
   */
  abstract List<Step> steps(List<String> java, Path file);

  /**
   * The command and flags of a child with such an archive.
   *
   * @param java the command and flags of a child without one
   */
  abstract List<String> fitting(List<String> java);
}
