package unblock.cli.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;

/** Row 19 of what hostile submissions do: zips that are not what they seem. */
final class HostileZipTest {
  private static final String CODE = "package e.pool;";

  @TempDir private Path folder;

  @Test
  void leavesOutLinks() throws Exception {
    Submission read =
        read(
            new Nasty()
                .with("A.java", CODE)
                .withLink("Secret.java", "/etc/passwd")
                .withLink("more", "..")
                .bytes());

    assertThat(read.exercises().get("pool")).hasSize(1);
    assertThat(English.texts(read.remarks()))
        .containsExactly("Symbolic links are not followed: 2 files (Secret.java, more).");
  }

  @Test
  void readsNamesInAnyEncodingAndLargeFormats() throws Exception {
    byte[] old = new Nasty().encoded("windows-1252").with("Größe/A.java", CODE).bytes();
    byte[] large = new Nasty().zip64().with("src/A.java", CODE).bytes();
    byte[] windows = new Nasty().with("src\\A.java", CODE).bytes();

    for (byte[] zip : List.of(old, large, windows, shifted(large), shifted(windows))) {
      assertThat(read(zip).exercises()).containsOnlyKeys("pool");
    }
  }

  @Test
  void refusesWhatCannotBeUnpacked() throws Exception {
    byte[] good = new Nasty().with("A.java", CODE.repeat(9)).with("n.txt", "x").bytes();
    byte[] secret = good.clone();
    secret[list(good) + 8] |= 1;
    byte[] method = good.clone();
    method[list(good) + 10] = 14;
    byte[] damaged = good.clone();
    damaged[list(good) + 16]++;
    byte[] elsewhere = good.clone();
    elsewhere[list(good) + 42] = 7;
    byte[] beyond = good.clone();
    Arrays.fill(beyond, list(good) + 42, list(good) + 46, (byte) 0xfe);

    assertThat(refusal(secret)).contains("A.java in", "is protected by a password");
    assertThat(refusal(method)).contains("A.java in", "its compression method 14 is not supported");
    for (byte[] zip : List.of(damaged, elsewhere)) {
      assertThat(refusal(zip)).contains("A.java in", "(it is damaged)");
    }
    byte[] cut = Arrays.copyOf(good, good.length - 30);
    byte[] holed = good.clone();
    holed[list(good) + 46 + "A.java".length()] = 'Q';
    for (byte[] zip : List.of(beyond, cut, holed)) {
      assertThat(refusal(zip)).contains("is not a zip file", "list of entries is damaged");
    }
  }

  @Test
  void whatIsNotAskedForMayBeBroken() throws Exception {
    byte[] zip = new Nasty().with("n.txt", "x").with("A.java", CODE).bytes();
    zip[list(zip) + 8] |= 1;
    zip[list(zip) + 10] = 99;

    assertThat(read(zip).remarks()).isEmpty();
    assertThat(read(Nasty.replaced(twoNotes(), "o.txt", "n.txt")).remarks()).isEmpty();
  }

  private static byte[] twoNotes() throws Exception {
    return new Nasty().with("n.txt", "x").with("o.txt", "y").with("A.java", CODE).bytes();
  }

  @Test
  void unpacksNoMoreThanTheLimit() throws Exception {
    byte[] thousandfold = new byte[100 << 20];
    byte[] bomb = new Nasty().with("A.java", thousandfold).with("B.java", CODE).bytes();
    byte[] inner = new Nasty().with("inner.zip", thousandfold).bytes();

    assertThat(English.texts(read(bomb).remarks()))
        .singleElement()
        .asString()
        .contains("1 file (A.java)");
    assertThat(refusal(inner)).contains("The zip files in", "are larger than 64 MiB");
  }

  @Test
  void refusesAMillionEntriesBeforeTheyAreRead() throws Exception {
    Nasty many = new Nasty();
    for (int i = 0; i <= IntakeLimits.ENTRIES; i++) {
      many.with(Integer.toString(i, 36), "");
    }
    byte[] zip = many.bytes();

    assertThat(refusal(zip)).contains("holds more than 100,000 files");
  }

  @Test
  void opensZipsInZipsOnlyWhereThereIsNothingElse() throws Exception {
    byte[] code = new Nasty().with("A.java", CODE).bytes();
    byte[] twice = new Nasty().with("x/work.zip", code).bytes();
    byte[] often = new Nasty().with("again.zip", twice).bytes();
    byte[] beside = new Nasty().with("src/A.java", CODE).with("old.zip", code).bytes();

    assertThat(read(twice).exercises()).containsOnlyKeys("pool");
    assertThat(refusal(often)).contains("There are no Java files in");
    assertThat(read(beside).exercises().get("pool")).hasSize(1);
  }

  @Property(tries = 200)
  void anyBytesAreReadOrRefused(
      @ForAll @Size(max = 12) List<@IntRange(max = 400) Integer> places, @ForAll byte filler)
      throws Exception {
    byte[] zip =
        new Nasty()
            .with("src/A.java", CODE)
            .with("B.java", "package e.pool.b;")
            .with("work.zip", new Nasty().with("C.java", CODE).bytes())
            .bytes();
    for (int place : places) {
      zip[place * 7919 % zip.length] = filler;
    }
    Path home = Files.createTempDirectory("hostile");
    try {
      Path batch = Files.createDirectory(home.resolve("batch"));
      Path file = Files.write(batch.resolve("ada.zip"), zip);
      tryAll(batch);
      tryAll(file);
      assertThat(home).isDirectoryRecursivelyContaining("glob:**/ada.zip");
      try (var files = Files.walk(home)) {
        assertThat(files).hasSize(3);
      }
      Files.delete(file);
      Files.delete(batch);
    } finally {
      Files.deleteIfExists(home);
    }
  }

  private static void tryAll(Path batch) {
    try {
      for (Arrival arrival : ArrivalList.of(request(true, batch)).arrivals()) {
        try {
          assertThat(arrival.read().exercises()).isNotEmpty();
        } catch (UnusableSubmission e) {
          assertThat(e).hasMessageMatching("(?s).+[.?]");
        }
      }
    } catch (UnusableSubmission e) {
      assertThat(e).hasMessageMatching("(?s).+[.?]");
    }
  }

  /** Where the list of entries starts. */
  private static int list(byte[] zip) {
    for (int i = 0; i < zip.length; i++) {
      if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
        return i;
      }
    }
    throw new AssertionError("no list");
  }

  /** As a zip that unpacks itself is, with a program before it. */
  private static byte[] shifted(byte[] zip) {
    byte[] shifted = new byte[zip.length + 100];
    System.arraycopy(zip, 0, shifted, 100, zip.length);
    return shifted;
  }

  private String refusal(byte[] zip) throws Exception {
    try {
      return "read: " + read(zip);
    } catch (UnusableSubmission e) {
      return String.valueOf(e.getMessage());
    }
  }

  private Submission read(byte[] zip) throws Exception {
    Path file = Files.write(folder.resolve("ada.zip"), zip);
    return ArrivalList.of(request(false, file)).arrivals().get(0).read();
  }

  static IntakeRequest request(boolean batch, Path... paths) {
    return new IntakeRequest(
        Map.of("e.pool", "pool"),
        List.of(paths),
        batch,
        List.of(),
        GitRevision.LATEST,
        Optional.empty(),
        Optional.empty());
  }
}
