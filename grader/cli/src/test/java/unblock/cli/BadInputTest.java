package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.analyzer.HandlerInspector;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Score;
import unblock.engine.model.Timeline;
import unblock.engine.report.JsonReport;
import unblock.message.Message;

/** Invalid requests: each gets one sentence and status 2, and nothing is written. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class BadInputTest {
  private static final Pattern INSIDE =
      Pattern.compile("Exception|Error\\b|\\b(java|com|org|unblock)\\.\\w+\\.|`|\tat ");

  @TempDir private static Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** A request; {@code @/} in a word stands for the folder with the files of {@link #files}. */
  private record Bad(String request, String sentence) {
    @Override
    public String toString() {
      return request;
    }
  }

  private static Stream<Bad> requests() {
    return Stream.of(
        // judge
        new Bad("judge @/null-evidence.json", "its field exercises[0].evidence is missing"),
        new Bad("judge @/no-evidence.json", "its field exercises[0].evidence is missing"),
        new Bad("judge @/null-exercises.json", "its field exercises"),
        new Bad("judge @/null-exercise.json", "its field exercises"),
        new Bad("judge @/null-remarks.json", "its field exercises"),
        new Bad("judge @/null-criteria.json", "its field exercises"),
        new Bad("judge @/null-title.json", "its field exercises"),
        new Bad("judge @/null-submission.json", "its field submission is missing"),
        new Bad("judge @/text-as-seed.json", "its field seed is missing or has the wrong type"),
        new Bad("judge @/list-as-score.json", "its field score"),
        new Bad("judge @/unknown-evidence.json", "its field exercises[0].evidence"),
        new Bad("judge @/schema-99.json", "it has schema 99"),
        new Bad("judge @/empty.json", "expected a JSON object"),
        new Bad("judge @/list.json", "expected a JSON object"),
        new Bad("judge @/null.json", "expected a JSON object"),
        new Bad("judge @/truncated.json", "it is not JSON"),
        new Bad("judge @/twice.json", "it is not JSON"),
        new Bad("judge @/deep.json", "it is not JSON"),
        new Bad("judge @/binary.json", "it is not UTF-8 text"),
        new Bad("judge @/huge.json", "it is larger than 64 MiB"),
        new Bad("judge @/pipe.zip", "it is a pipe, a socket or a device"),
        new Bad("judge @/socket", "it is a pipe, a socket or a device"),
        new Bad("judge /dev/zero", "it is a pipe, a socket or a device"),
        new Bad("judge @/", "it is a folder"),
        new Bad("judge @/gone.json", "there is no such file or folder"),
        new Bad("judge @/gone\u001b[31m\nred.json", "there is no such file or folder"),
        new Bad(
            "judge ''",
            "The value of GRADE.json cannot be used: expected a file or folder, not an empty"),
        new Bad("judge", "Required arguments are missing: GRADE.json."),
        // grade: paths
        new Bad("grade", "Name a PATH"),
        new Bad("grade ''", "unblock grade cannot take the argument \"\"."),
        new Bad("grade @/gone", "There is no folder"),
        new Bad("grade @/gone.zip", "There is no file"),
        new Bad("grade @/list.json", "is not a folder"),
        new Bad("grade @/pipe.zip", "it is a pipe, a socket or a device"),
        new Bad("grade @/socket", "is not a folder"),
        new Bad("grade /dev/zero", "is not a folder"),
        new Bad("grade @/text.zip", "is not a zip file"),
        new Bad("grade @/empty.zip", "is not a zip file"),
        new Bad("grade @/folder.zip", "There are no Java files"),
        new Bad("grade @/nothing", "There are no Java files"),
        new Bad("grade @/ada @/ada", "is named twice"),
        new Bad("grade @/ada @/nothing/../ada", "is named twice"),
        new Bad("grade --batch @/gone", "is not a folder"),
        new Bad("grade --batch @/empty", "There is neither a folder nor a zip file"),
        new Bad("grade --batch @/pipe.zip", "is not a folder"),
        new Bad("grade --batch @/text.zip", "is not a zip file"),
        // grade: where to
        new Bad(
            "grade @/ada --report=",
            "The value of --report cannot be used: expected a file or folder, not an empty"),
        new Bad("grade @/ada --report @/list.json", "is not a folder"),
        new Bad("grade @/ada --report @/list.json/deeper", "is not a folder"),
        new Bad("grade @/ada --report /dev/null", "is not a folder"),
        new Bad("grade @/ada --report @/ada", "is also a PATH to grade"),
        new Bad("grade --batch @/class --report @/class", "is also a PATH to grade"),
        new Bad("grade @/ada --report @/pipe-journal", "it is a pipe, a socket or a device"),
        new Bad("grade @/ada --report @/folder-journal", "it is a folder"),
        new Bad(
            "grade @/ada --summary=",
            "The value of --summary cannot be used: expected a file or folder, not an empty"),
        new Bad("grade @/ada --summary @/nothing", "it is a folder"),
        new Bad("grade @/ada --summary @/pipe.zip", "it is a pipe, a socket or a device"),
        new Bad("grade @/ada --summary @/gone/summary.md", "there is no such folder"),
        new Bad("grade @/ada --again", "--again needs --report"),
        // grade: numbers and words
        new Bad("grade @/ada --jobs 0", "--jobs must be 1 or more"),
        new Bad("grade @/ada --jobs -1", "--jobs must be 1 or more"),
        new Bad("grade @/ada --jobs 1000000", "--jobs must be 256 or less"),
        new Bad("grade @/ada --jobs 99999999999", "expected a whole number, not \"99999999999\""),
        new Bad(
            "grade @/ada --jobs two",
            "The value of --jobs cannot be used: expected a whole number, not \"two\""),
        new Bad("grade @/ada --jobs 1.5", "expected a whole number, not \"1.5\""),
        new Bad(
            "grade @/ada --seed x", "The value of --seed cannot be used: expected a whole number"),
        new Bad("grade @/ada --seed 0x7", "expected a whole number, not \"0x7\""),
        new Bad("grade @/ada --seed 9223372036854775808", "or it has too many digits"),
        new Bad(
            "grade @/ada --seed 7 --report @/new --shard 0/3",
            "expected I/N with I from 1 to N, as in 1/4, not"),
        new Bad(
            "grade @/ada --seed 7 --report @/new --shard 4/3",
            "expected I/N with I from 1 to N, as in 1/4, not"),
        new Bad(
            "grade @/ada --seed 7 --report @/new --shard 1",
            "expected I/N with I from 1 to N, as in 1/4, not"),
        new Bad("grade @/ada --shard 1/2", "--shard needs --report"),
        new Bad("grade @/ada --before 2026-02-31T12:00", "is not a time"),
        new Bad("grade @/ada --before tomorrow", "is not a time"),
        new Bad("grade @/ada --commit --upload-pack=x", "--commit"),
        new Bad("grade @/ada --commit=--upload-pack=x", "is not the name of a commit"),
        new Bad("grade @/ada --commit HEAD", "is not the name of a commit"),
        new Bad("grade @/ada --commit 1234567 --before 2026-02-01T12:00", "not both"),
        new Bad("grade --git ext::sh", "is neither a path nor an https URL"),
        new Bad("grade --git @/gone", "There is no folder"),
        new Bad("grade --git @/ada", "is no git repository"),
        new Bad("grade @/ada --exercise nowhere", "There is no exercise nowhere"),
        new Bad("grade @/ada --exercise=", "There is no exercise"),
        new Bad(
            "grade @/ada --isolation jail",
            "--isolation cannot be used: expected one of process, container, not \"jail\""),
        new Bad("grade @/ada --image java", "--image is for containers"),
        new Bad("grade @/ada --skeleton @/gone --report @/new", "@/gone"),
        new Bad("grade @/ada --nonsense", "unblock grade has no option --nonsense."),
        // rosters
        new Bad(
            "grade @/ada --roster=",
            "The value of --roster cannot be used: expected a file or folder, not an empty"),
        new Bad("grade @/ada --roster @/gone.csv", "there is no such file or folder"),
        new Bad("grade @/ada --roster @/nothing", "it is a folder"),
        new Bad("grade @/ada --roster @/pipe.zip", "it is a pipe, a socket or a device"),
        new Bad("grade @/ada --roster @/empty.json", "is empty"),
        new Bad("grade @/ada --roster @/binary.json", "has no column id, name or email"),
        new Bad("grade @/ada --roster @/no-columns.csv", "has no column id, name or email"),
        new Bad("grade @/ada --roster @/same-id.csv", "holds 7 twice"),
        new Bad("grade @/ada --roster @/huge.json", "it is larger than 10 MiB"),
        // merge
        new Bad("merge", "Required arguments are missing: --report DIR, DIR."),
        new Bad("merge @/nothing", "Required arguments are missing: --report DIR."),
        new Bad("merge @/nothing --report @/new", "there is no such file or folder"),
        new Bad("merge @/gone --report @/new", "there is no such file or folder"),
        new Bad("merge @/folder-journal --report @/new", "it is a folder"),
        new Bad("merge @/pipe-journal --report @/new", "it is a pipe, a socket or a device"),
        new Bad("merge @/empty-journal --report @/new", "There is no round in"),
        new Bad(
            "merge @/nothing --report=",
            "The value of --report cannot be used: expected a file or folder, not an empty"),
        new Bad("merge @/nothing --report @/list.json", "is not a folder"),
        // inspect, exercises, no command
        new Bad("inspect", "Required arguments are missing: PATH."),
        new Bad(
            "inspect ''",
            "The value of PATH cannot be used: expected a file or folder, not an empty"),
        new Bad("inspect @/gone.jar", "There is no"),
        new Bad("inspect @/list.json", "is neither a folder of classes nor a jar"),
        new Bad("inspect @/pipe.jar", "is neither a folder of classes nor a jar"),
        new Bad("inspect @/nothing", "There is no Javalin handler"),
        new Bad(
            "inspect @/nothing --format xml",
            "The value of --format cannot be used: expected one of text, json, sarif, annotations, not \"xml\""),
        new Bad("inspect @/nothing --classpath @/gone.jar", "There is no"),
        new Bad("exercises more", "unblock exercises cannot take the argument \"more\"."),
        new Bad(
            "nonsense",
            "There is no command \"nonsense\". The commands are grade, merge, inspect,"),
        new Bad(
            "--lang xx exercises",
            "The value of --lang cannot be used: expected one of en, ko, not \"xx\""),
        new Bad("exercises --lang=", "expected one of en, ko, not \"\""),
        new Bad("exercises --lang ../x", "expected one of en, ko, not"),
        new Bad("exercises --lang", "--lang needs a value, as in --lang LANG."),
        new Bad("judge x --lang en --lang en", "Give --lang only once."),
        new Bad("grade @/ada --report", "--report needs a value, as in --report DIR."),
        new Bad("grade @/ada --report --batch", "--report needs a value, as in --report DIR."),
        new Bad("grade @/ada --batch=maybe", "The value of --batch cannot be used: \"maybe\"."),
        new Bad("''", "There is no command \"\"."));
  }

  @BeforeEach
  void files() throws Exception {
    if (Files.exists(folder.resolve("ada"))) {
      return;
    }
    Samples.code(folder.resolve("ada"));
    Samples.batch(folder.resolve("class"), 2);
    for (String each : List.of("nothing", "empty", "folder.zip", "empty-journal", "pipe-journal")) {
      Files.createDirectory(folder.resolve(each));
    }
    Files.createDirectories(folder.resolve("folder-journal/journal.jsonl"));
    write("empty-journal/journal.jsonl", "");
    String good =
        new JsonReport()
            .write(
                GradeReport.of(
                    "ada",
                    7,
                    List.of(
                        new GradedExercise(
                            "offload",
                            Score.NONE,
                            List.of(),
                            Timeline.EMPTY,
                            new Evidence.NotServed(
                                Message.verbatim("no constructor"), List.of())))),
                Samples.ENGLISH);
    String evidence = good.substring(good.indexOf("\"evidence\""), good.indexOf("} ]"));
    write("null-evidence.json", good.replace(evidence, "\"evidence\": null "));
    write("no-evidence.json", good.replace(evidence, "\"x\": null "));
    write("null-exercises.json", good.replaceFirst("(?s)\"exercises\".*", "\"exercises\": null}"));
    write("null-exercise.json", good.replaceFirst("(?s)\"exercises\".*", "\"exercises\": [null]}"));
    write("null-remarks.json", good.replace("\"remarks\" : [ ]", "\"remarks\" : null"));
    write("null-criteria.json", good.replace("\"criteria\" : [ ]", "\"criteria\" : null"));
    write(
        "null-title.json",
        good.replace(
            "\"criteria\" : [ ]",
            """
            "criteria" : [{"key": "offload.timing", "aspect": "timing", "title": null, "verdict": "passed",
            "points": {"earned": 1, "possible": 1}, "visibility": "visible", "messageKey": "verbatim",
            "arguments": {"text": "x"}, "message": "m", "findings": []}]
            """));
    write("null-submission.json", good.replace("\"ada\"", "null"));
    write("text-as-seed.json", good.replace("\"seed\" : 7", "\"seed\" : \"seven\""));
    write("list-as-score.json", good.replaceFirst("(?s)\"score\" : \\{.*?}", "\"score\" : []"));
    write("unknown-evidence.json", good.replace("\"not-served\"", "\"hearsay\""));
    write("schema-99.json", good.replace("\"schema\" : 2", "\"schema\" : 99"));
    write("twice.json", good.replace("\"seed\" : 7", "\"seed\" : 7, \"seed\" : 8"));
    write("truncated.json", good.substring(0, good.length() / 2));
    write("deep.json", "{\"x\":" + "[".repeat(100_000));
    write("empty.json", "");
    write("list.json", "[]");
    write("null.json", "null");
    write("text.zip", "PK and nothing else");
    write("empty.zip", "");
    write("no-columns.csv", "colour,size\nred,1\n");
    write("same-id.csv", "id,name\n7,Ada\n7,Grace\n");
    Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    try (var huge =
        Files.newByteChannel(
            folder.resolve("huge.json"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      huge.position(65L << 20);
      huge.write(StandardCharsets.UTF_8.encode("{}"));
    }
    assumeTrue(Files.exists(Path.of("/dev/zero")), "This machine has no pipes.");
    for (String each : List.of("pipe.zip", "pipe.jar.", "pipe-journal/journal.jsonl")) {
      String name = each.replaceFirst("[.]$", "");
      Process made = new ProcessBuilder("mkfifo", folder.resolve(name).toString()).start();
      assertThat(made.waitFor()).isZero();
    }
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(folder.resolve("socket")));
    }
  }

  private static void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void isRefusedInOneSentence(Bad bad) throws IOException {
    Map<String, Long> before = everything();

    int status = run(bad.request());

    String said = err.toString();
    assertThat(status).describedAs(said).isEqualTo(ExitStatus.AT_FAULT);
    List<String> lines = said.lines().toList();
    assertThat(said).contains(bad.sentence().replace("@", folder.toString()));
    assertThat(lines.get(0)).matches(".*[.?!]");
    assertThat(lines.subList(1, lines.size()))
        .allMatch(line -> line.matches("See: .* --help|There is no Javalin handler in .*[.]"));
    assertThat(lines).hasSizeLessThan(3);
    assertThat(said).doesNotContainPattern(INSIDE).doesNotContain("\u001b");
    assertThat(out.toString()).isEmpty();
    assertThat(everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void isRefusedInWordsOfBundles(Bad bad) {
    LanguageOption pseudo = new LanguageOption((language, course) -> PseudoLanguage.texts(course));

    run(bad.request(), pseudo);

    assertThat(err.toString()).contains("⟦");
    assertThat(PseudoLanguage.leak(err.toString())).as(err.toString()).isEmpty();
  }

  @Test
  void missingEngineIsFoundBeforeTheReportFolderIsMade() throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // As in the manifest of unblock.jar; otherwise JDK 24 and later print a warning.
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Unblock.class.getName(),
            "grade",
            folder.resolve("ada").toString(),
            "--report",
            folder.resolve("new").toString(),
            "--isolation",
            "container");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DOCKER_HOST", "unix://" + folder.resolve("no-engine"));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).describedAs(said).isEqualTo(ExitStatus.AT_FAULT);
    assertThat(said).startsWith("No container engine answers at").hasLineCount(1);
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void anErrorIsTheGradersAndNoSubmissions() {
    for (Error error :
        List.of(
            new OutOfMemoryError(), new StackOverflowError(), new NoClassDefFoundError("a/B"))) {
      err.getBuffer().setLength(0);
      InspectCommand.Inspect inspect =
          (code, classPath) -> {
            throw error;
          };
      var command =
          Unblock.command(Samples.none(), inspect, Map.of())
              .setOut(new PrintWriter(out))
              .setErr(new PrintWriter(err));

      assertThat(Unblock.execute(command, "inspect", folder.toString()))
          .isEqualTo(ExitStatus.AT_FAULT);
      assertThat(err.toString()).startsWith("The grader ended because").hasLineCount(1);
      assertThat(err.toString()).doesNotContainPattern(INSIDE);
    }
  }

  private int run(String request) {
    return run(request, new LanguageOption());
  }

  private int run(String request, LanguageOption language) {
    List<String> words = new ArrayList<>();
    for (String word : request.split(" ", -1)) {
      words.add(word.equals("''") ? "" : word.replace("@", folder.toString()));
    }
    InspectCommand.Inspect inspect = HandlerInspector::inspect;
    var command =
        Unblock.command(Samples.none(), inspect, Map.of(), language)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    return Unblock.execute(command, words.toArray(String[]::new));
  }

  /** Returns all files in the folder, with their times. */
  private static Map<String, Long> everything() throws IOException {
    Map<String, Long> all = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path each : paths.toList()) {
        all.put(
            each.toString(), Files.getLastModifiedTime(each, LinkOption.NOFOLLOW_LINKS).toMillis());
      }
    }
    return all;
  }
}
