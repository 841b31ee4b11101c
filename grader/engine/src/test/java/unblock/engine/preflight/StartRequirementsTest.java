package unblock.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unblock.engine.EnglishTexts.english;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import unblock.engine.EnglishTexts;
import unblock.engine.preflight.TemporaryFolderRequirement.Use;
import unblock.message.Message;

/** Too little of something comes to one sentence with the number that is needed. */
@Timeout(60)
final class StartRequirementsTest {
  private static final long MIB = 1 << 20;

  @TempDir private Path folder;

  @Test
  void openFilesGrowWithTheJobs() {
    assertThat(new OpenFilesRequirement(1_399, ConnectionRoute.RELAYED).problem(1)).isPresent();
    assertThat(new OpenFilesRequirement(1_400, ConnectionRoute.RELAYED).problem(1)).isEmpty();
    assertThat(new OpenFilesRequirement(520, ConnectionRoute.DIRECT).problem(1)).isEmpty();
    assertThat(new OpenFilesRequirement(519, ConnectionRoute.DIRECT).problem(1))
        .map(EnglishTexts::english)
        .hasValue(
            "This process may open 519 files, and grading 1 at once needs 520: raise the limit with"
                + " ulimit -n 520.");
    assertThat(
            english(
                new OpenFilesRequirement(1024, ConnectionRoute.DIRECT).problem(4).orElseThrow()))
        .contains("needs 1480")
        .endsWith("ulimit -n 1480, or grade with --jobs 2.");
  }

  @Test
  void theTemporaryFolderTakesFilesAndRunsPrograms() {
    assertThat(folder(Use.RUNS_PROGRAMS, 48).problem(1)).isEmpty();
    assertThat(english(folder(Use.RUNS_PROGRAMS, 47).problem(1).orElseThrow()))
        .contains(folder + " has 47 MiB of free space, and grading 1 at once needs 48")
        .endsWith("name another folder with java -Djava.io.tmpdir=DIR.");
    assertThat(english(folder(Use.ONLY_FILES, 999).problem(1).orElseThrow()))
        .contains("mounted noexec.");
    assertThat(english(folder(Use.NOTHING, 999).problem(1).orElseThrow()))
        .contains("cannot be written to");
  }

  private TemporaryFolderRequirement folder(Use use, long mib) {
    return new TemporaryFolderRequirement(folder, use, mib * MIB);
  }

  @Test
  void theTemporaryFolderIsTried() {
    assertThat(StartRequirements.temporaryFolder(folder).use()).isEqualTo(Use.RUNS_PROGRAMS);
    assertThat(StartRequirements.temporaryFolder(folder.resolve("gone")).use())
        .isEqualTo(Use.NOTHING);
  }

  @Test
  void namesFitTheEncoding() {
    assertThat(named(StandardCharsets.US_ASCII, "ada")).isEmpty();
    assertThat(named(StandardCharsets.UTF_8, "\u00c4\ufffd")).isEmpty();
    assertThat(named(StandardCharsets.US_ASCII, "J\u00fcrgen"))
        .map(EnglishTexts::english)
        .hasValue(
            "The name 'J\u00fcrgen' cannot be written in this machine's encoding US-ASCII: set"
                + " LANG=C.UTF-8.");
    assertThat(named(StandardCharsets.ISO_8859_1, "J\ufffdrgen")).isPresent();
  }

  private static Optional<Message> named(Charset charset, String name) {
    return new PathEncodingRequirement(new PathEncoding(charset), List.of("ada", name)).problem(1);
  }

  @Test
  void aClassThatCannotBeWrittenIsNotTheSubmissionsFault() throws Exception {
    List<String> sources = List.of("class A {}", "class \u00c4rger {}");
    new PathEncoding(StandardCharsets.UTF_8).require(sources);
    assertThatThrownBy(() -> new PathEncoding(StandardCharsets.US_ASCII).require(sources))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("encoding US-ASCII; set LANG=C.UTF-8");
  }

  @Test
  void eachBoundOfTheMemoryHasItsSentence() {
    assertThat(new MemoryRequirement(56 * MIB, 4_096 * MIB).problem(1)).isEmpty();
    assertThat(english(new MemoryRequirement(55 * MIB, Long.MAX_VALUE).problem(1).orElseThrow()))
        .isEqualTo(
            "The grader's heap may have 55 MiB, and grading 1 at once needs 56: start java with"
                + " -Xmx63m.");
    assertThat(english(new MemoryRequirement(100 * MIB, Long.MAX_VALUE).problem(8).orElseThrow()))
        .endsWith("-Xmx126m, or grade with --jobs 6.");
    assertThat(english(new MemoryRequirement(56 * MIB, 4_095 * MIB).problem(1).orElseThrow()))
        .endsWith("raise the limit with ulimit -v 4194304.");
  }

  @Test
  void limitsAreReadAsLinuxShowsThem() {
    ProcessLimits limits =
        new ProcessLimits(
            """
            Limit                     Soft Limit           Hard Limit           Units
            Max address space         4194304              unlimited            bytes
            Max open files            1024                 2048                 files
            """);
    assertThat(limits.hardOpenFiles()).hasValue(2048);
    assertThat(limits.addressSpace()).hasValue(4194304);
    assertThat(new ProcessLimits("").hardOpenFiles()).isEmpty();
    assertThat(new ProcessLimits("Max open files unlimited unlimited files").hardOpenFiles())
        .isEmpty();
  }
}
