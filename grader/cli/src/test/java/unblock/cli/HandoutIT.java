package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;

/** A student's repository, as unblock.jar writes it, and the self-check in it. */
class HandoutIT {
  private static final Path UNBLOCK = Path.of("target/unblock.jar").toAbsolutePath();
  private static final Path EXERCISES = Path.of("../../exercises");
  private static final Path SOLUTIONS = Path.of("../../solutions/src/main/java");
  private static final String OFFLOAD = "src/main/java/unblock/exercises/offload/";

  /** With blanks and letters that not every encoding has, as on students' machines. */
  private static final String FOLDER = "a student's 과제";

  @TempDir private static Path folder = Path.of("");
  private static SortedMap<String, byte[]> files = new TreeMap<>();

  /** The output of a process, and its exit status. */
  private record Run(int status, String out) {}

  @BeforeAll
  static void write() throws Exception {
    Run run = handout(folder.resolve(FOLDER));
    assertThat(run.status()).as(run.out()).isZero();
    files = read(folder.resolve(FOLDER));
  }

  @Test
  void hasTheFilesOfARepositoryAndNoOthers() throws Exception {
    List<String> expected =
        new ArrayList<>(
            List.of(
                ".devcontainer/devcontainer.json",
                ".gitattributes",
                ".github/workflows/grade.yml",
                ".gitignore",
                ".idea/runConfigurations/Check_all_exercises.xml",
                ".mvn/jvm.config",
                ".mvn/maven.config",
                ".mvn/wrapper/maven-wrapper.properties",
                ".vscode/tasks.json",
                "LICENSE",
                "README.ko.md",
                "README.md",
                "mvnw",
                "mvnw.cmd",
                "pom.xml"));
    read(EXERCISES.resolve("src")).keySet().forEach(name -> expected.add("src/" + name));
    assertThat(files.keySet().stream().filter(name -> !name.startsWith("kit/")))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(files.keySet().stream().filter(name -> name.startsWith("kit/")))
        .allMatch(
            name -> name.matches("kit/unblock/([a-z-]+)/(\\S+)/\\1-\\2[.](jar|pom)([.]sha1)?"))
        .filteredOn(name -> name.endsWith(".jar"))
        .hasSize(5);
    assertThat(text("pom.xml") + text("README.md") + text("README.ko.md"))
        .doesNotContain("{{", "@", "solutions", "in the kit", "`mvn ");
    assertThat(folder.resolve(FOLDER).resolve("mvnw")).isExecutable();
  }

  @Test
  void noJarSolvesAnExercise() throws Exception {
    for (String jar : files.keySet().stream().filter(name -> name.endsWith(".jar")).toList()) {
      try (InputStream in = Files.newInputStream(folder.resolve(FOLDER).resolve(jar));
          ZipInputStream zip = new ZipInputStream(in)) {
        for (ZipEntry next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
          ZipEntry entry = next;
          byte[] content = zip.readAllBytes();
          assertThat(entry.getName()).doesNotStartWith("unblock/exercises/");
          if (entry.getName().endsWith(".class")) {
            assertThat(new ClassReader(content).getInterfaces())
                .as(entry.getName())
                .satisfiesAnyOf(
                    interfaces -> assertThat(interfaces).doesNotContain("unblock/given/UserApi"),
                    // It replies nothing that an exercise asks for.
                    interfaces ->
                        assertThat(entry.getName())
                            .isEqualTo("unblock/runtime/TrainingHandlers.class"));
          } else {
            assertThat(new String(content, StandardCharsets.UTF_8))
                .as(entry.getName())
                .doesNotContain("implements UserApi", "extends UserHandlers");
          }
        }
      }
    }
    try (Stream<Path> solutions = Files.walk(SOLUTIONS)) {
      for (Path solution : solutions.filter(Files::isRegularFile).toList()) {
        String name =
            "src/main/java/" + SOLUTIONS.relativize(solution).toString().replace('\\', '/');
        assertThat(text(name)).contains("TODO").isNotEqualTo(Files.readString(solution));
      }
    }
  }

  @Test
  void twoRunsGiveEqualTrees() throws Exception {
    handout(folder.resolve("again"));
    SortedMap<String, byte[]> again = read(folder.resolve("again"));
    assertThat(again.keySet()).isEqualTo(files.keySet());
    files.forEach((name, content) -> assertThat(again.get(name)).as(name).isEqualTo(content));
  }

  @Test
  void aFolderThatIsNotEmptyStaysAsItIs() throws Exception {
    Path used = Files.createDirectory(folder.resolve("used"));
    Files.writeString(used.resolve("mine.txt"), "mine");
    Run run = handout(used);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.out()).contains("is not empty");
    assertThat(read(used)).containsOnlyKeys("mine.txt");
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefusedInOneSentence() throws Exception {
    Path file = Files.writeString(folder.resolve("a-file"), "mine");
    for (Path wrong : List.of(file, file.resolve("below"))) {
      Run run = handout(wrong);
      assertThat(run.status()).isEqualTo(2);
      assertThat(run.out().lines()).as(run.out()).hasSize(1);
    }
    assertThat(file).hasContent("mine");
  }

  /** With the local repository of this build, to which nothing is added. */
  @Test
  void theSelfCheckOfOneExerciseGradesIt() throws Exception {
    Path repository = folder.resolve("one");
    assertThat(handout(repository, "--exercise", "offload").status()).isZero();
    assertThat(read(repository.resolve("src/main/java")).keySet())
        .allMatch(name -> name.startsWith("unblock/exercises/offload/"));
    assertThat(Files.readString(repository.resolve("README.md")))
        .contains("`offload`")
        .doesNotContain("upstream/README.md");
    Run unsolved = selfCheck(repository);
    assertThat(unsolved.status()).isNotZero();
    assertThat(unsolved.out())
        .contains("Grading offload.", "self-check: 0 of 40 points")
        .doesNotContain("[WARNING]", "[INFO]", "Failures:");
    assertThat(Files.readString(repository.resolve("target/self-check/annotations.txt")))
        .contains("::error file=" + OFFLOAD + "UserHandlers.java,");

    Files.copy(
        SOLUTIONS.resolve("unblock/exercises/offload/UserHandlers.java"),
        folder.resolve(FOLDER).resolve(OFFLOAD + "UserHandlers.java"),
        StandardCopyOption.REPLACE_EXISTING);
    Run solved = selfCheck(folder.resolve(FOLDER), "-Dexercise=offload");
    assertThat(solved.status()).as(solved.out()).isZero();
    assertThat(solved.out()).contains("self-check: 40 of 40 points").doesNotContain("upstream");
    assertThat(folder.resolve(FOLDER).resolve("target/self-check/grade.json")).isNotEmptyFile();
  }

  private static String text(String name) {
    byte[] content = files.get(name);
    assertThat(content).as(name).isNotNull();
    return new String(content, StandardCharsets.UTF_8);
  }

  private static SortedMap<String, byte[]> read(Path root) throws IOException {
    SortedMap<String, byte[]> all = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        all.put(root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
      }
    }
    return all;
  }

  private static Run handout(Path to, String... options) throws Exception {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-jar", UNBLOCK.toString(), "handout", to.toString(), "--lang", "en"));
    words.addAll(List.of(options));
    return run(Path.of("."), words);
  }

  private static Run selfCheck(Path repository, String... options) throws Exception {
    List<String> words = new ArrayList<>(List.of(maven(), "-B", "test", "-Dunblock.lang=en"));
    words.add("-Dmaven.repo.local=" + folder.resolve("local"));
    words.add("-Dmaven.repo.local.tail=" + System.getProperty("unblock.local-repository"));
    words.addAll(List.of(options));
    return run(repository, words);
  }

  /** The Maven that runs this build: the wrapper would download one where the build has another. */
  private static String maven() {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    Path bin = Path.of(System.getProperty("unblock.maven-home"), "bin");
    return bin.resolve(windows ? "mvn.cmd" : "mvn").toString();
  }

  private static Run run(Path where, List<String> words) throws Exception {
    Process process =
        new ProcessBuilder(words).directory(where.toFile()).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), out);
  }
}
