package unblock.analyzer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import unblock.message.IoMessageException;
import unblock.message.Message;

/**
 * The class files of the libraries: those given with the inspected code, then the kit's own, then
 * the JDK's. No class is loaded. Jars are opened on the first read and closed at the end of the
 * inspection.
 */
final class LibraryClasses implements AutoCloseable {
  private static final ClassLoader OWN = LibraryClasses.class.getClassLoader();

  /**
   * The classes of the JDK and of the kit's own libraries, which are the same for all inspections
   * of this JVM.
   */
  private static final Map<String, ClassHeader> SHARED = new ConcurrentHashMap<>();

  private final ClassPathCache shelf;
  private final Map<Path, ZipFile> open = new HashMap<>();

  LibraryClasses(List<Path> classPath, List<CatalogueAddition> additions) {
    this.shelf = ClassPathCache.of(classPath, additions);
  }

  /**
   * Returns the additions to the catalogue that the libraries bring, as far as they can be read.
   *
   * @param unreadable receives a message for each other one
   */
  List<CatalogueAddition> additions(Consumer<Message> unreadable) {
    List<CatalogueAddition> additions = new ArrayList<>();
    for (ClassPathCache.CatalogueEntry entry : shelf.catalogues) {
      try {
        Optional<byte[]> file = given(entry.place(), entry.file());
        if (file.isPresent()) {
          additions.add(CatalogueAddition.of(file.get()));
        }
      } catch (IOException | IllegalArgumentException e) {
        unreadable.accept(
            Message.of(
                "analyzer.unreadable-catalogue",
                "file",
                entry.place().getFileName() + "!/" + entry.file(),
                "reason",
                IoMessageException.troubleOf(e)));
      }
    }
    return additions;
  }

  /** Returns the cache for these libraries. */
  ClassPathCache shelf() {
    return shelf;
  }

  Optional<ClassHeader> header(String type) {
    if (type.startsWith("[")) {
      return Optional.empty();
    }
    boolean given = shelf.place(type).isPresent();
    Map<String, ClassHeader> known = given ? shelf.headers : SHARED;
    ClassHeader header = known.get(type);
    if (header != null) {
      return Optional.of(header);
    }
    Optional<ClassHeader> read = read(type);
    read.ifPresent(found -> known.put(type, found));
    return read;
  }

  /** Returns the class file; empty if it does not exist or cannot be read. */
  Optional<byte[]> bytes(String type) {
    Optional<Path> place = shelf.place(type);
    try {
      return place.isPresent() ? given(place.get(), type + ".class") : own(type + ".class");
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<ClassHeader> read(String type) {
    try {
      return bytes(type).map(ClassHeader::of);
    } catch (RuntimeException e) {
      // An unreadable library class is handled like a missing one: its supertypes are unknown.
      return Optional.empty();
    }
  }

  private Optional<byte[]> given(Path place, String file) throws IOException {
    if (Files.isDirectory(place)) {
      return Optional.of(Files.readAllBytes(place.resolve(file)));
    }
    ZipFile zip = open.get(place);
    if (zip == null) {
      zip = new ZipFile(place.toFile());
      open.put(place, zip);
    }
    ZipEntry entry = zip.getEntry(file);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return Optional.of(in.readNBytes(ClassFiles.LARGEST));
    }
  }

  private static Optional<byte[]> own(String file) throws IOException {
    try (InputStream in = OWN.getResourceAsStream(file)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }

  @Override
  public void close() throws IOException {
    for (ZipFile zip : open.values()) {
      zip.close();
    }
  }
}
