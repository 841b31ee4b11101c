package unblock.message;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of bundles in the main resources of the grader's modules. */
final class BundleFiles {
  static final List<String> MODULES = List.of("analyzer", "archunit", "engine", "cli");

  private BundleFiles() {}

  /** The English files of all modules, in order. */
  static List<Path> english() {
    return MODULES.stream()
        .map(module -> JavaSources.home(module).resolve("src/main/resources"))
        .filter(Files::isDirectory)
        .flatMap(BundleFiles::english)
        .toList();
  }

  private static Stream<Path> english(Path resources) {
    try (Stream<Path> files = Files.walk(resources)) {
      return files.filter(each -> each.endsWith("messages.properties")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path korean(Path english) {
    return english.resolveSibling("messages_ko.properties");
  }

  static Map<String, String> read(Path file) {
    Properties entries = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      entries.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> read = new TreeMap<>();
    entries.forEach((key, text) -> read.put((String) key, (String) text));
    return read;
  }
}
