package unblock.cli.attacks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Row 19: attacks that cannot be stored as a folder, each with the right answer in it. */
final class HostileZips {
  private static final Path ANSWER =
      Path.of("../../solutions/src/main/java/unblock/exercises/offload/UserHandlers.java");
  private static final String PLACE = "src/main/java/unblock/exercises/offload/UserHandlers.java";
  private static final int MILLION = 1_000_000;

  private final Path folder;
  private final byte[] answer;

  private HostileZips(Path folder) throws IOException {
    this.folder = folder;
    this.answer = Files.readAllBytes(ANSWER);
  }

  /** Writes one entry or many. */
  private interface More {
    void write(ZipArchiveOutputStream zip) throws IOException;
  }

  /** Returns the attacks after {@link #write} into that folder. */
  static List<Attack> in(Path folder) {
    return List.of(
        zip(folder, "leads-out", ".."),
        zip(folder, "is-absolute", "/"),
        zip(folder, "is-there-twice", "two entries of one name"),
        zip(folder, "differs-in-case-only", "two names that are one without case"),
        zip(folder, "unpacks-to-much-more", "300 MiB of Java in 300 KiB"),
        zip(folder, "has-a-million-entries", "a million entries"),
        refused(folder, "19-links-to-the-reference", "links to the reference answer"));
  }

  private static Attack zip(Path folder, String name, String what) {
    return refused(folder, file(name), "has in a zip: " + what);
  }

  private static Attack refused(Path folder, String file, String why) {
    return Attack.refused(folder.resolve(file), why, folder.resolve("unblock-attack-19.java"));
  }

  private static String file(String name) {
    return "19-" + name + ".zip";
  }

  /** Writes the attacks into that folder. */
  static void write(Path folder) throws IOException {
    HostileZips zips = new HostileZips(folder);
    String absolute = folder.resolve("unblock-attack-19.java").toString();
    zips.write("leads-out", zip -> put(zip, "../../unblock-attack-19.java", zips.answer));
    zips.write("is-absolute", zip -> put(zip, absolute, zips.answer));
    zips.write("is-there-twice", zip -> put(zip, PLACE, zips.answer));
    // Two files with the same text would be one file.
    byte[] other = Arrays.copyOf(zips.answer, zips.answer.length + 1);
    other[zips.answer.length] = '\n';
    zips.write("differs-in-case-only", zip -> put(zip, PLACE.replace("User", "USER"), other));
    zips.write("unpacks-to-much-more", HostileZips::bomb);
    zips.write("has-a-million-entries", HostileZips::million);
    zips.linked();
  }

  private void write(String name, More more) throws IOException {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(folder.resolve(file(name)))) {
      zip.setLevel(Deflater.BEST_SPEED);
      put(zip, PLACE, answer);
      more.write(zip);
    }
  }

  private static void put(ZipArchiveOutputStream zip, String name, byte[] content)
      throws IOException {
    zip.putArchiveEntry(new ZipArchiveEntry(name));
    zip.write(content);
    zip.closeArchiveEntry();
  }

  private static void bomb(ZipArchiveOutputStream zip) throws IOException {
    byte[] mebibyte = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    zip.putArchiveEntry(new ZipArchiveEntry(PLACE.replace("UserHandlers", "More")));
    zip.write("package unblock.exercises.offload;".getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < 300; i++) {
      zip.write(mebibyte);
    }
    zip.closeArchiveEntry();
  }

  private static void million(ZipArchiveOutputStream zip) throws IOException {
    zip.setMethod(ZipArchiveOutputStream.STORED);
    for (int i = 0; i < MILLION; i++) {
      ZipArchiveEntry entry = new ZipArchiveEntry("n/" + i);
      entry.setSize(0);
      entry.setCrc(0);
      zip.putArchiveEntry(entry);
      zip.closeArchiveEntry();
    }
  }

  /** Creates a folder in which the answer is a link to another answer. */
  private void linked() throws IOException {
    Path link = folder.resolve("19-links-to-the-reference").resolve(PLACE);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, ANSWER.toAbsolutePath().normalize());
  }
}
