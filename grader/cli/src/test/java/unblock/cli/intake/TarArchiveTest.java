package unblock.cli.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;

/** Tar archives that students hand in, among them malformed and misleading ones. */
final class TarArchiveTest {
  private static final String CODE = "package e.pool; class A {}";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ada.tar.gz", "ada.tgz", "ada.TAR.GZ", "ada.tar"})
  void readsATar(String name) throws Exception {
    byte[] tar =
        new Tarball()
            .entry("./", '5', "", new byte[0])
            .entry("./work/", '5', "", new byte[0])
            .with("./work/src/A.java", CODE)
            .with("./work/notes.txt", "x".repeat(1000))
            .bytes();

    for (byte[] bytes : List.of(tar, Tarball.gzipped(tar))) {
      Path file = Files.write(folder.resolve(name), bytes);
      Arrival arrival = ArrivalList.of(HostileZipTest.request(false, file)).arrivals().get(0);

      assertThat(arrival.name()).isEqualTo("ada");
      assertThat(arrival.read().exercises()).containsOnlyKeys("pool");
      assertThat(arrival.read().remarks()).isEmpty();
    }
  }

  @Test
  void leavesOutLinksPipesAndDevices() throws Exception {
    Submission read =
        read(
            new Tarball()
                .with("A.java", CODE)
                .entry("Secret.java", '2', "/etc/passwd", new byte[0])
                .entry("Hard.java", '1', "/etc/shadow", new byte[0])
                .entry("Null.java", '3', "", new byte[0])
                .entry("Pipe.java", '6', "", new byte[0])
                .gzipped());

    assertThat(read.exercises().get("pool")).hasSize(1);
    assertThat(English.texts(read.remarks()))
        .containsExactly("Symbolic links are not followed: 2 files (Hard.java, Secret.java).");
  }

  @Test
  void refusesWhatIsNoTar() throws Exception {
    byte[] good = new Tarball().with("A.java", CODE).gzipped();
    byte[] random = "This is a text and not an archive. ".repeat(40).getBytes("UTF-8");

    for (byte[] bytes :
        List.of(
            Arrays.copyOf(good, good.length / 2),
            Arrays.copyOf(good, 12),
            new byte[0],
            new byte[4096],
            Tarball.gzipped(random),
            random)) {
      assertThat(refusal(bytes)).contains("is not a tar archive", "it is damaged or truncated");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../A.java", "/etc/A.java", "a/../../A.java", "C:/A.java", "..\\A.java"})
  void refusesWhatLeadsOut(String name) throws Exception {
    assertThat(refusal(new Tarball().with(name, CODE).gzipped()))
        .contains("holds the entry " + name + ", which leads out of the folder");
  }

  @Test
  void refusesTheSameFileTwice() throws Exception {
    byte[] twice = new Tarball().with("A.java", CODE).with("./A.java", CODE + " ").gzipped();

    assertThat(refusal(twice)).contains("holds the entry ./A.java twice");
  }

  @Test
  void unpacksNoMoreThanTheLimit() throws Exception {
    byte[] much = new byte[24 << 20];
    byte[] java =
        new Tarball().with("A.java", much).with("B.java", "package e.pool; class B {}").gzipped();
    byte[] inner =
        new Tarball().with("a.zip", much).with("b.zip", much).with("c.zip", much).gzipped();
    byte[] name = new Tarball().entry("././@LongLink", 'L', "", much).gzipped();

    assertThat(English.texts(read(java).remarks())).singleElement().asString().contains("A.java");
    assertThat(refusal(inner)).contains("The Java files and archives in", "65 MiB");
    assertThat(refusal(name)).contains("is not a tar archive that can be read", "unpacks to more");
  }

  @Test
  void endsAtABomb() throws Exception {
    byte[] block = Tarball.gzipped(new byte[32 << 20]);
    byte[] start = Tarball.gzipped(head(new Tarball().with("big.bin", new byte[0]).bytes()));
    byte[] bomb = Arrays.copyOf(start, start.length + 40 * block.length);
    for (int i = 0; i < 40; i++) {
      System.arraycopy(block, 0, bomb, start.length + i * block.length, block.length);
    }

    assertThat(refusal(bomb)).contains("it unpacks to more than 512 MiB");
  }

  /** Returns the header with a size of one gibibyte. */
  private static byte[] head(byte[] tar) {
    byte[] head = Arrays.copyOf(tar, 512);
    byte[] size = "10000000000\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    System.arraycopy(size, 0, head, 124, size.length);
    return head;
  }

  @Test
  void opensAnArchiveInAnArchiveOnlyWhereThereIsNothingElse() throws Exception {
    byte[] code = new Tarball().with("A.java", CODE).gzipped();
    byte[] twice = new Tarball().with("x/work.tar.gz", code).gzipped();
    byte[] mixed = new Tarball().with("work.zip", new Nasty().with("A.java", CODE).bytes()).bytes();

    assertThat(read(twice).exercises()).containsOnlyKeys("pool");
    assertThat(read(mixed).exercises()).containsOnlyKeys("pool");
    assertThat(refusal(new Tarball().with("again.tgz", twice).gzipped()))
        .contains("There are no Java files in");
  }

  @Property(tries = 200)
  void anyBytesAreReadOrRefused(
      @ForAll @Size(max = 12) List<@IntRange(max = 400) Integer> places, @ForAll byte filler)
      throws Exception {
    byte[] tar = new Tarball().with("src/A.java", CODE).with("B.java", CODE).bytes();
    for (int place : places) {
      tar[place * 7919 % tar.length] = filler;
    }
    Path home = Files.createTempDirectory("hostile");
    Path file = Files.write(home.resolve("ada.tar"), tar);
    try {
      ArrivalList.of(HostileZipTest.request(false, file)).arrivals().get(0).read();
    } catch (UnusableSubmission e) {
      assertThat(e).hasMessageMatching("(?s).+[.?]");
    } finally {
      Files.delete(file);
      Files.delete(home);
    }
  }

  private String refusal(byte[] tar) throws Exception {
    try {
      return "read: " + read(tar);
    } catch (UnusableSubmission e) {
      return String.valueOf(e.getMessage());
    }
  }

  private Submission read(byte[] tar) throws Exception {
    Path file = Files.write(folder.resolve("ada.tar.gz"), tar);
    return ArrivalList.of(HostileZipTest.request(false, file)).arrivals().get(0).read();
  }
}
