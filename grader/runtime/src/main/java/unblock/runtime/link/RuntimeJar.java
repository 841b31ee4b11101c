package unblock.runtime.link;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Builds the jars of the runtime and its libraries, with linked call sites: the runtime as a module
 * that opens no package, and the libraries as a second jar.
 */
public final class RuntimeJar {
  private static final String CLASS = ".class";

  /** A fixed time, so that every build produces the same jar. */
  private static final LocalDateTime THEN = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** The content of each file in the jar, by name, in order. */
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  /** The classes that were added to each nest, by the internal name of the host. */
  private final Map<String, List<String>> nests = new HashMap<>();

  private int linked;

  private RuntimeJar() {}

  /**
   * Links the call sites of a jar, turns the runtime's part into a module, and moves the libraries
   * to another jar. The jar is replaced only after all other steps are done.
   *
   * @param arguments the jar, and the jar for the libraries
   * @throws IOException if the jar cannot be read or written, or has no call site to link, which
   *     means that it is the wrong jar
   */
  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    RuntimeJar runtime = new RuntimeJar();
    runtime.read(jar);
    if (runtime.linked == 0) {
      throw new IOException("Nothing in " + jar + " has a call site that could be linked");
    }
    runtime.nests.forEach(runtime::addMembers);
    Map<String, byte[]> module = new LinkedHashMap<>(runtime.files);
    module.keySet().removeIf(file -> !RuntimeModule.has(file));
    module.put(RuntimeModule.FILE, RuntimeModule.of(module));
    Map<String, byte[]> libraries = new LinkedHashMap<>(runtime.files);
    libraries.keySet().removeIf(RuntimeModule::has);
    write(libraries, Path.of(arguments[1]));
    Path written = jar.resolveSibling("linked-" + jar.getFileName());
    write(module, written);
    Files.move(written, jar, StandardCopyOption.REPLACE_EXISTING);
    System.out.printf("%d call sites linked in %s%n", runtime.linked, jar.getFileName());
  }

  private void read(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        byte[] content = zip.getInputStream(entry).readAllBytes();
        if (entry.getName().endsWith(CLASS)) {
          add(entry.getName(), LinkedClass.of(content));
        } else {
          files.put(entry.getName(), content);
        }
      }
    }
  }

  private void add(String file, LinkedClass linkedClass) {
    files.put(file, linkedClass.code());
    linkedClass
        .lambdas()
        .forEach(
            (name, code) -> {
              files.put(name + CLASS, code);
              nests.computeIfAbsent(linkedClass.host(), host -> new ArrayList<>()).add(name);
            });
    linked += linkedClass.linked();
  }

  private void addMembers(String host, List<String> members) {
    files.computeIfPresent(host + CLASS, (name, code) -> LinkedClass.withMembers(code, members));
  }

  private static void write(Map<String, byte[]> files, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(THEN);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
      }
    }
  }
}
