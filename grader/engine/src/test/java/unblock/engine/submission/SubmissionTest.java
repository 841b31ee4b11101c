package unblock.engine.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static unblock.engine.EnglishTexts.english;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SubmissionTest {
  private static final Map<String, String> PACKAGES = new LinkedHashMap<>();

  static {
    PACKAGES.put("e.pool", "worker-pool");
    PACKAGES.put("e.offload", "offload");
  }

  @TempDir private Path folder;

  @Test
  void takesACopyOfTheKitButNotItsSolutionsTestsAndBuilds() throws Exception {
    write("fork/pom.xml", "<project/>");
    write("fork/exercises/pom.xml", "<project/>");
    write("fork/exercises/src/main/java/e/offload/UserHandlers.java", "package e.offload;//mine");
    write("fork/exercises/src/main/java/e/offload/db/Pool.java", "package e.offload.db;");
    write("fork/exercises/src/main/java/e/offload/package-info.java", "@X package e.offload;");
    write("fork/exercises/src/test/java/e/offload/UserHandlersTest.java", "package e.offload;");
    write("fork/exercises/target/gen/UserHandlers.java", "package e.offload;");
    write("fork/exercises/.history/UserHandlers.java", "package e.offload;");
    write("fork/solutions/src/main/java/e/offload/UserHandlers.java", "package e.offload;");
    write("fork/grader/engine/src/main/java/e/offload/UserHandlers.java", "package e.offload;");

    Submission submission = read("fork");

    assertThat(submission.name()).isEqualTo("fork");
    assertThat(english(submission.remarks())).isEmpty();
    assertThat(submission.exercises()).containsOnlyKeys("offload");
    assertThat(submission.exercises().get("offload"))
        .containsExactly(
            new SourceFile("e/offload/UserHandlers.java", "package e.offload;//mine"),
            new SourceFile("e/offload/db/Pool.java", "package e.offload.db;"),
            new SourceFile("e/offload/package-info.java", "@X package e.offload;"));
  }

  @Test
  void goesByTheDeclaredPackageInAHeapOfFiles() throws Exception {
    write("heap/offload (1)/UserHandlers.java", "\ufeff// mine\npackage e.offload;");
    write("heap/UserHandlers.java", "package e.pool;");
    write("heap/Scratch.java", "class Scratch {}");
    write("heap/e/offloading/X.java", "package e.offloading;");
    write("heap/org/junit/Test.java", "package org.junit;");
    write("heap/Copy of A.java", "package e.pool;");

    Submission submission = read("heap");

    assertThat(submission.exercises().keySet()).containsExactly("worker-pool", "offload");
    assertThat(submission.exercises().get("offload"))
        .containsExactly(
            new SourceFile("e/offload/UserHandlers.java", "// mine\npackage e.offload;"));
    assertThat(english(submission.remarks()))
        .containsExactly(
            "Left out, because no exercise asks for them: 4 files (Copy of A.java, Scratch.java,"
                + " e/offloading/X.java, …).");
  }

  @Test
  void saysNothingOfAnExerciseThatTheRequestDidNotAskFor() throws Exception {
    write("both/UserHandlers.java", "package e.offload; class UserHandlers {}");
    write("both/pool/UserHandlers.java", "package e.pool; class UserHandlers {}");
    write("both/pool/util/Queue.java", "package e.pool.util; class Queue {}");
    Map<String, String> asked = Map.of("e.pool", Submission.NOT_ASKED, "e.offload", "offload");

    Submission submission = Submission.read(folder.resolve("both"), asked);

    assertThat(submission.exercises().keySet()).containsExactly("offload");
    assertThat(submission.remarks()).isEmpty();
  }

  @Test
  void followsNoLinks() throws Exception {
    write("secret/Secret.java", "package e.pool;");
    write("linked/UserHandlers.java", "package e.pool;");
    Files.createSymbolicLink(
        folder.resolve("linked/Secret.java"), folder.resolve("secret/Secret.java"));
    Files.createSymbolicLink(folder.resolve("linked/more"), folder.resolve("secret"));

    Submission submission = read("linked");

    assertThat(submission.exercises().get("worker-pool")).hasSize(1);
    assertThat(english(submission.remarks()))
        .containsExactly("Symbolic links are not followed: 2 files (Secret.java, more).");
  }

  @Test
  void takesANameThatIsFitForAFile() throws Exception {
    for (Map.Entry<String, String> name :
        Map.of(
                "Zoë's $(best) work", "Zoë-s-best-work",
                "..hidden", "hidden",
                "🎓🎓", "submission",
                "日本", "日本")
            .entrySet()) {
      write(name.getKey() + "/A.java", "package e.pool;");
      assertThat(read(name.getKey()).name()).isEqualTo(name.getValue());
    }
    assertThat(read("日本").named("a/../b").name()).isEqualTo("a-..-b");
    assertThat(SafeName.of("x".repeat(500))).hasSize(80);
  }

  @Test
  void refusesWhatCannotBeGraded() throws Exception {
    Files.createDirectory(folder.resolve("empty"));
    write("file.txt", "x");
    write("foreign/A.java", "package a; class A {}");
    write("foreign/B.java", "package b; class B {}");
    refuses("none", "There is no folder %s. Check the path and try again.");
    refuses("file.txt", "%s is not a folder. Name the folder that holds the exercises.");
    refuses("empty", "There are no Java files in %s. Name the folder that holds the exercises.");
    refuses(
        "foreign",
        "%s holds 2 Java files, but none in the package of an exercise. The packages of the"
            + " exercises are e.pool, e.offload.");
  }

  @Test
  void refusesOneFileInTwoPlaces() throws Exception {
    write("twice/a/UserHandlers.java", "package e.pool;");
    write("twice/b/userHandlers.java", "package e.pool;");

    refuses(
        "twice",
        "%s has a/UserHandlers.java, b/userHandlers.java, whose classes UserHandlers, userHandlers"
            + " differ only in upper and lower case. Keep one of them, or rename one.");
  }

  @Test
  void refusesWhatIsNoText() throws Exception {
    write("latin/A.java", "");
    Files.write(
        folder.resolve("latin/A.java"),
        "package e.pool; // größe".getBytes(StandardCharsets.ISO_8859_1));

    refuses(
        "latin",
        "%s/A.java is not UTF-8 text: line 1 has the byte 0xF6. Save it in the encoding UTF-8 and"
            + " hand it in again.");
  }

  @Test
  void refusesWhatIsTooLarge() throws Exception {
    String large = "package %s;/*" + "x".repeat(JavaFile.LONGEST) + "*/";
    write("large/Foreign.java", large.formatted("a"));
    write("large/A.java", large.formatted("e.pool"));
    for (int i = 0; i <= SubmissionIntake.MOST_FILES; i++) {
      write("many/A" + i + ".java", "package e.pool;");
    }

    for (int i = 0; i < 11; i++) {
      write(
          "heavy/A" + i + ".java", "package e.pool;/*" + "x".repeat(JavaFile.LONGEST - 50) + "*/");
    }

    refuses("heavy", "The Java files in %s are larger than 10 MiB. Hand in the exercises only.");
    refuses("large", "%s/A.java is larger than 1 MiB. Hand in the code only, without data in it.");
    refuses(
        "many",
        "%s holds more than 200 Java files in the exercises' packages. Remove the files"
            + " that are not needed.");
  }

  @Test
  void refusesWhatItMayNotRead() throws Exception {
    write("locked/A.java", "package e.pool;");
    Path file = folder.resolve("locked/A.java");
    assumeThat(file.toFile().setReadable(false) && !Files.isReadable(file)).isTrue();

    assertThatExceptionOfType(UnusableSubmission.class)
        .isThrownBy(() -> read("locked"))
        .withMessageContaining("A.java cannot be read")
        .withMessageEndingWith("Check its permissions and try again.");
  }

  private void refuses(String name, String sentence) throws IOException {
    Path path = folder.resolve(name);
    Path shown = Files.isDirectory(path) ? path.toRealPath() : path;
    assertThatExceptionOfType(UnusableSubmission.class)
        .isThrownBy(() -> read(name))
        .withMessage(sentence, shown);
  }

  private Submission read(String name) throws UnusableSubmission {
    return Submission.read(folder.resolve(name), PACKAGES);
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
