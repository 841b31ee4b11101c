package unblock.engine.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static unblock.engine.EnglishTexts.english;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names, packages and encodings of files as students and platforms hand them in. */
final class SubmissionNamesTest {
  private static final Map<String, String> PACKAGES = new LinkedHashMap<>();
  private static final String ANSWER = "package e.pool;\npublic class UserHandlers { %s }\n";

  static {
    PACKAGES.put("e.pool", "pool");
    PACKAGES.put("e.eventloop", "event-loop");
  }

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UserHandlers-1.java",
        "UserHandlers (1).java",
        "UserHandlers(1).java",
        "UserHandlers - Copy.java",
        "UserHandlers copy 2.java",
        "Kopie von UserHandlers.java",
        "Copy (2) of UserHandlers.java",
        "UserHandlers 복사본.java",
        "userhandlers.java",
        "Handlers.java",
        "UserHandlers.JAVA",
        "ada_lovelace_UserHandlers.java"
      })
  void theClassDecidesAndNotTheNameOfTheFile(String name) throws Exception {
    write("src/" + name, ANSWER.formatted("one"));

    Submission read = read();

    assertThat(read.exercises().get("pool"))
        .containsExactly(new SourceFile("e/pool/UserHandlers.java", ANSWER.formatted("one")));
    assertThat(english(read.remarks()))
        .containsExactly(
            "A Java file has the name of its class: src/%s was graded as UserHandlers.java."
                .formatted(name));
  }

  @Test
  void ofNumberedNamesTheHighestNumberCounts() throws Exception {
    for (String name : List.of("UserHandlers", "UserHandlers-2", "UserHandlers (10)")) {
      write("src/" + name + ".java", ANSWER.formatted(name));
    }

    Submission read = read();

    assertThat(read.exercises().get("pool"))
        .extracting(SourceFile::text)
        .containsExactly(ANSWER.formatted("UserHandlers (10)"));
    assertThat(english(read.remarks()))
        .containsExactly(
            "There are several versions of UserHandlers.java: src/UserHandlers (10).java,"
                + " src/UserHandlers-2.java, src/UserHandlers.java. The highest number counts, so"
                + " src/UserHandlers (10).java was graded.");
  }

  @Test
  void eachClassHasItsOwnNumbers() throws Exception {
    write("UserHandlers.java", ANSWER.formatted("pool"));
    write("UserHandlers-1.java", "package e.eventloop; public class UserHandlers {}");
    write("Helper-3.java", "package e.pool; class Helper {}");

    Submission read = read();

    assertThat(read.exercises().get("pool"))
        .extracting(SourceFile::path)
        .containsExactly("e/pool/Helper.java", "e/pool/UserHandlers.java");
    assertThat(read.exercises().get("event-loop"))
        .extracting(SourceFile::path)
        .containsExactly("e/eventloop/UserHandlers.java");
  }

  @ParameterizedTest
  @CsvSource({
    "a/UserHandlers.java, b/UserHandlers.java",
    "a/UserHandlers.java, b/UserHandlers-1.java",
    "UserHandlers - Copy.java, UserHandlers.java",
    "Kopie von UserHandlers.java, UserHandlers.java",
    "UserHandlers (1).java, UserHandlers-1.java",
    "UserHandlers.java, UserHandlers2.java",
    "UserHandlers.java, userhandlers.java"
  })
  void refusesDifferentFilesOfAClassWhenNothingTellsWhichCounts(String first, String second)
      throws Exception {
    write(first, ANSWER.formatted("one"));
    write(second, ANSWER.formatted("two"));

    refuses(
        "%s has different files for UserHandlers.java: "
            + first
            + ", "
            + second
            + ". Keep one of them.");
  }

  @Test
  void theSameTextTwiceIsOneFile() throws Exception {
    write("backup/UserHandlers (1).java", ANSWER.formatted("one"));
    write("old/UserHandlers.java", "\ufeff" + ANSWER.formatted("one").replace("\n", "\r\n"));
    write("src/UserHandlers.java", ANSWER.formatted("one"));

    Submission read = read();

    assertThat(read.exercises().get("pool")).hasSize(1);
    assertThat(english(read.remarks()))
        .containsExactly(
            "Left out, because another file has the same text: 2 files (backup/UserHandlers"
                + " (1).java, src/UserHandlers.java).");
  }

  @Test
  void saysThatThePackageLineIsMissing() throws Exception {
    write("src/UserHandlers.java", "// package e.pool;\npublic class UserHandlers {}");

    refuses(
        "%s/src/UserHandlers.java: there is no package line at the beginning. Write the package of"
            + " its exercise: e.pool, e.eventloop.");
  }

  @Test
  void namesThePackageThatTheFolderTells() throws Exception {
    write("event-loop/UserHandlers.java", "public class UserHandlers {}");

    refuses(
        "%s/event-loop/UserHandlers.java: there is no package line at the beginning. Write this"
            + " line: package e.eventloop;");
  }

  @ParameterizedTest
  @CsvSource({
    "com.example.pool, e.pool",
    "pool, e.pool",
    "exercises.event_loop, e.eventloop",
    "e.evntloop, e.eventloop"
  })
  void quotesAWrongPackage(String found, String intended) throws Exception {
    write("UserHandlers.java", "package " + found + "; public class UserHandlers {}");

    refuses(
        "%s/UserHandlers.java: the package is "
            + found
            + ", and no exercise graded here has it. Write this line: package "
            + intended
            + ";");
  }

  @Test
  void quotesAPackageInTheWrongCase() throws Exception {
    write("UserHandlers.java", "package e.EventLoop; public class UserHandlers {}");

    refuses(
        "%s/UserHandlers.java: the package is e.EventLoop. Upper and lower case count. Write this"
            + " line: package e.eventloop;");
  }

  @Test
  void quotesAPackageLineThatJavaCannotRead() throws Exception {
    write("UserHandlers.java", "package e.event-loop;\npublic class UserHandlers {}");

    refuses(
        "%s/UserHandlers.java: Java cannot read the package line “package e.event-loop;”. Write"
            + " this line: package e.eventloop;");
  }

  @Test
  void saysWhyOneOfTheExercisesIsNotGraded() throws Exception {
    write("pool/UserHandlers.java", ANSWER.formatted("one"));
    write("loop/UserHandlers.java", "package eventloop; public class UserHandlers {}");
    write("Main.java", "class Main {}");

    assertThat(english(read().remarks()))
        .containsExactly(
            "loop/UserHandlers.java: the package is eventloop, and no exercise graded here has it."
                + " Write this line: package e.eventloop; Until then, this is not graded.",
            "Left out, because no exercise asks for them: 1 file (Main.java).");
  }

  @Test
  void saysWhyAClassThatIsUsedIsMissing() throws Exception {
    write("UserHandlers.java", ANSWER.formatted("Helper helper; // Other"));
    write("Helper.java", "class Helper {}");
    write("Other.java", "class Other {}");

    assertThat(english(read().remarks()))
        .containsExactly(
            "Helper.java: there is no package line at the beginning. Write this line: package"
                + " e.pool; Until then, this is not graded.",
            "Left out, because no exercise asks for them: 1 file (Other.java).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\\rtf1 package e.pool; class A {}}", "\u00ca\u00fe", "<html>"})
  void namesAFileThatIsNoJava(String text) throws Exception {
    write("UserHandlers.java", text);

    refuses(
        "%s/UserHandlers.java: there is no Java class in it. Save the code as plain text and hand it"
            + " in again.");
  }

  @Test
  void anotherExerciseIsNoMistakeInThePackage() throws Exception {
    write("UserHandlers.java", "package e.eventloop; public class UserHandlers {}");

    assertThatExceptionOfType(UnusableSubmission.class)
        .isThrownBy(() -> Submission.read(folder, Map.of("e.pool", "pool")))
        .withMessageEndingWith("Write the package of its exercise: e.pool.");
  }

  @ParameterizedTest
  @CsvSource({"UTF-16, UTF-16", "UTF-16LE, UTF-16", "UTF-16BE, UTF-16", "UTF-32LE, UTF-32"})
  void namesAnotherEncodingOfUnicode(String charset, String name) throws Exception {
    String mark = charset.equals("UTF-32LE") ? "\ufeff" : "";
    Files.write(
        folder.resolve("UserHandlers.java"),
        (mark + ANSWER.formatted("ö")).getBytes(Charset.forName(charset)));

    refuses(
        "%s/UserHandlers.java is "
            + name
            + " text, not UTF-8. Save it in the encoding UTF-8 and hand it in again.");
  }

  @Test
  void quotesTheByteThatIsNotUtf8() throws Exception {
    Files.write(
        folder.resolve("UserHandlers.java"),
        ANSWER.formatted("größe").getBytes(StandardCharsets.ISO_8859_1));

    refuses(
        "%s/UserHandlers.java is not UTF-8 text: line 2 has the byte 0xF6. Save it in the encoding"
            + " UTF-8 and hand it in again.");
  }

  @Test
  void namesAFileWithAnEndingTooMany() throws Exception {
    write("UserHandlers.java.txt", ANSWER.formatted("one"));

    refuses(
        "%s has no file whose name ends in .java, but UserHandlers.java.txt. Remove what stands"
            + " after .java in the name.");
  }

  private void refuses(String sentence) throws IOException {
    assertThatExceptionOfType(UnusableSubmission.class)
        .isThrownBy(this::read)
        .withMessage("%s", sentence.replace("%s", folder.toRealPath().toString()));
  }

  private Submission read() throws UnusableSubmission {
    return Submission.read(folder, PACKAGES);
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
