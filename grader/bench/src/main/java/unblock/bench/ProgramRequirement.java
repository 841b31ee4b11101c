package unblock.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.tools.ToolProvider;

/** A precondition of a program of the bench, with the command that satisfies it. */
public enum ProgramRequirement {
  /** The sources to grade. */
  REPOSITORY(
      root -> Files.isDirectory(root.resolve("solutions/src/main/java")),
      "there is no solutions/src/main/java here: run this from the repository's root"),

  /** The libraries of this program, for the processes that it starts. */
  LIBRARIES(
      root -> Files.isDirectory(root.resolve("grader/bench/target/lib")),
      "there is no grader/bench/target/lib: build it by"
          + " ./mvnw -q -pl grader/cli,grader/bench -am package -DskipTests"),

  /** The command line, which grades a class. */
  UNBLOCK_JAR(
      root -> Files.isRegularFile(root.resolve("grader/cli/target/unblock.jar")),
      "there is no grader/cli/target/unblock.jar: build it by"
          + " ./mvnw -q -pl grader/cli,grader/bench -am package -DskipTests"),

  /** The libraries of the labelled applications. */
  CORPUS_LIBRARIES(
      root -> Files.isDirectory(root.resolve("grader/bench/target/corpus-lib")),
      "there is no grader/bench/target/corpus-lib: download it by"
          + " ./mvnw -q -Pcorpus -pl grader/bench,grader/bench/src/corpus -am package -DskipTests"),

  /** The compiler of a JDK. */
  COMPILER(
      root -> ToolProvider.getSystemJavaCompiler() != null,
      "this Java has no compiler: run it with the java of a JDK"),

  /** Maven, as students use it. */
  MAVEN(
      root -> works("mvn", "-version"),
      "there is no mvn on the path: install Maven 3.9, for example by apt-get install maven"),

  /** Linux's process files, from which CPU time and memory are read. */
  PROC(
      root -> Files.isReadable(Path.of("/proc/self/stat")), "there is no /proc: run this on Linux");

  @SuppressWarnings("ImmutableEnumChecker") // A function without a state.
  private final Predicate<Path> met;

  private final String remedy;

  ProgramRequirement(Predicate<Path> met, String remedy) {
    this.met = met;
    this.remedy = remedy;
  }

  /**
   * Ends this process with status 2 and one sentence on standard error unless all these
   * requirements are met in the current folder.
   */
  public static void orExit(ProgramRequirement... needed) {
    firstUnmet(List.of(needed), Path.of(""))
        .ifPresent(
            sentence -> {
              System.err.println(sentence);
              System.exit(2);
            });
  }

  /**
   * Returns the sentence about the first requirement that is not met.
   *
   * @param root the assumed root of the repository
   */
  static Optional<String> firstUnmet(List<ProgramRequirement> needed, Path root) {
    return needed.stream()
        .filter(each -> !each.met.test(root))
        .findFirst()
        .map(each -> "This cannot start, because " + each.remedy + ".");
  }

  private static boolean works(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
