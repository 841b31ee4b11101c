package unblock.engine.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Checks that only the leftovers of killed graders are removed. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ScratchFolderTest {
  @TempDir private Path temporary;

  private final List<Process> graders = new ArrayList<>();

  @AfterEach
  void endAll() throws Exception {
    for (Process each : graders) {
      each.destroyForcibly().waitFor();
    }
  }

  @Test
  void nothingIsLeftOfAGraderThatEnds() throws Exception {
    Process grader = start();
    Path run = run(grader);
    assertThat(run).exists();

    grader.outputWriter().close();

    assertThat(grader.waitFor()).isZero();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void whatAKilledGraderLeavesGoesAtTheNextStart() throws Exception {
    Path run = killed();
    assertThat(run.resolve("file")).exists();

    Path own = run(start());

    assertThat(left()).containsExactly(own.getParent());
  }

  @Test
  void aLivingGradersFolderStays() throws Exception {
    Path run = run(start());
    Path other = run(start());

    Path last = run(start());

    assertThat(run.resolve("file")).exists();
    assertThat(other.resolve("file")).exists();
    assertThat(left())
        .containsExactlyInAnyOrder(run.getParent(), other.getParent(), last.getParent());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anotherUsersFolderStays() throws Exception {
    assumeTrue(
        Integer.valueOf(0).equals(Files.getAttribute(temporary, "unix:uid")),
        "Only root can give a folder to another user");
    Path run = killed();
    Files.setAttribute(run.getParent(), "unix:uid", 60_577, LinkOption.NOFOLLOW_LINKS);

    Path own = run(start());

    assertThat(run.resolve("file")).exists();
    assertThat(left()).containsExactlyInAnyOrder(run.getParent(), own.getParent());
  }

  @Test
  void aFolderWithoutALockIsOneWhoseGraderWasKilledAtOnce() throws Exception {
    Path made = Files.createDirectory(temporary.resolve(ScratchFolder.PREFIX + "1"));
    Path other = Files.createDirectory(temporary.resolve("unblock-1"));

    Path own = run(start());

    assertThat(made).doesNotExist();
    assertThat(left()).containsExactlyInAnyOrder(other, own.getParent());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatASubmissionPutThereDoesNoHarm() throws Exception {
    Path outside = Files.createDirectory(temporary.resolve("outside"));
    Path secret = Files.writeString(outside.resolve("secret"), "not to be deleted");
    Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString("rwxr-x---"));
    Path run = killed();
    Files.createSymbolicLink(run.resolve("link"), outside);
    Path deep = run;
    for (int i = 0; i < 40; i++) {
      deep = Files.createDirectory(deep.resolve("d"));
    }
    Path closed = Files.createDirectories(run.resolve("closed/inner")).getParent();
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    Path linked = temporary.resolve(ScratchFolder.PREFIX + "2");
    Files.createSymbolicLink(linked, outside);

    Path own = run(start());

    assertThat(secret).hasContent("not to be deleted");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(outside)))
        .isEqualTo("rwxr-x---");
    assertThat(left()).containsExactlyInAnyOrder(outside, linked, own.getParent());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPipeInPlaceOfTheLockHoldsNobodyUp() throws Exception {
    Path folder = killed().getParent();
    Files.delete(folder.resolve(ScratchFolder.LOCK));
    String pipe = folder.resolve(ScratchFolder.LOCK).toString();
    assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();

    Path own = run(start());

    assertThat(left()).containsExactlyInAnyOrder(folder, own.getParent());
  }

  @Test
  void aFolderThatASweepHoldsIsNotDeletedTwice() throws Exception {
    Path folder = killed().getParent();
    try (FileChannel channel =
        FileChannel.open(folder.resolve(ScratchFolder.LOCK), StandardOpenOption.WRITE)) {
      assertThat(channel.tryLock()).isNotNull();

      Path own = run(start());

      assertThat(left()).containsExactlyInAnyOrder(folder, own.getParent());
    }
    run(start());
    assertThat(folder).doesNotExist();
  }

  @Test
  void manyThatStartAtOnceLeaveEachOtherAlone() throws Exception {
    Path dead = killed().getParent();
    for (int i = 0; i < 6; i++) {
      start();
    }
    List<Path> runs = new ArrayList<>();
    for (Process each : graders.subList(1, graders.size())) {
      runs.add(run(each));
    }

    assertThat(runs).allMatch(run -> Files.exists(run.resolve("file"))).doesNotHaveDuplicates();
    assertThat(dead).doesNotExist();
  }

  private Path killed() throws Exception {
    Process grader = start();
    Path run = run(grader);
    grader.destroyForcibly().waitFor();
    return run;
  }

  private Process start() throws IOException {
    Process grader =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Living.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    graders.add(grader);
    return grader;
  }

  /** The process is not closed: the grader ends when its input does. */
  private static Path run(Process grader) throws IOException {
    BufferedReader said = grader.inputReader();
    return Path.of(said.readLine());
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> all = Files.list(temporary)) {
      return all.filter(each -> !each.getFileName().toString().startsWith("hsperf")).toList();
    }
  }

  /** A process with a grader's scratch folder, which lives until its input ends. */
  static final class Living {
    private Living() {}

    public static void main(String[] arguments) throws IOException {
      ScratchFolder.removeAbandoned();
      Path run = ScratchFolder.make("run-");
      Files.writeString(run.resolve("file"), "something");
      System.out.println(run);
      while (System.in.read() >= 0) {
        // Waits for the end of the input.
      }
      HostileTreeDeleter.delete(run);
    }
  }
}
