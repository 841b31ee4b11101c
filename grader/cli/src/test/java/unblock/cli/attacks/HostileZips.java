package unblock.cli.attacks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Row 19: what cannot be kept as a folder, each with the right answer in it. */
final class HostileZips {
  private static final Path ANSWER =
      Path.of("../../solutions/src/main/java/unblock/exercises/offload/UserHandlers.java");
  private static final String PLACE = "src/main/java/unblock/exercises/offload/UserHandlers.java";
  private static final int MILLION = 1_000_000;

  private final Path folder;
  private final byte[] answer;
  private final List<Attack> attacks = new ArrayList<>();

  private HostileZips(Path folder) throws IOException {
    this.folder = folder;
    this.answer = Files.readAllBytes(ANSWER);
  }

  /** An entry, or many. */
  private interface More {
    void write(ZipArchiveOutputStream zip) throws IOException;
  }

  /** Writes them into that folder. */
  static List<Attack> in(Path folder) throws IOException {
    HostileZips zips = new HostileZips(folder);
    Path absolute = folder.resolve("unblock-attack-19.java");
    zips.zip("leads-out", "..", zip -> put(zip, "../../unblock-attack-19.java", zips.answer));
    zips.zip("is-absolute", "/", zip -> put(zip, absolute.toString(), zips.answer));
    zips.zip("is-there-twice", "two entries of one name", zip -> put(zip, PLACE, zips.answer));
    zips.zip(
        "differs-in-case-only",
        "two names that are one without case",
        zip -> put(zip, PLACE.replace("User", "USER"), zips.answer));
    zips.zip("unpacks-to-much-more", "300 MiB of Java in 300 KiB", HostileZips::bomb);
    zips.zip("has-a-million-entries", "a million entries", HostileZips::million);
    zips.linked();
    return zips.attacks;
  }

  private void zip(String name, String what, More more) throws IOException {
    Path file = folder.resolve("19-" + name + ".zip");
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      zip.setLevel(Deflater.BEST_SPEED);
      put(zip, PLACE, answer);
      more.write(zip);
    }
    attacks.add(
        Attack.refused(file, "has in a zip: " + what, folder.resolve("unblock-attack-19.java")));
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

  /** A folder in which the answer is a link to somebody else's. */
  private void linked() throws IOException {
    Path link = folder.resolve("19-links-to-the-reference").resolve(PLACE);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, ANSWER.toAbsolutePath().normalize());
    attacks.add(
        Attack.refused(
            folder.resolve("19-links-to-the-reference"),
            "links to the reference answer",
            folder.resolve("unblock-attack-19.java")));
  }
}
