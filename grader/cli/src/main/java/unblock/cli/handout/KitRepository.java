package unblock.cli.handout;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The jars of the kit that a self-check needs, as a Maven repository. Their version contains a
 * checksum of them all: Maven keeps what it has once read from a repository, and would not notice
 * another kit with the same version.
 *
 * @param version of each jar, such as {@code 0.1.0-1a2b3c4d}
 * @param files by their paths in the repository
 */
record KitRepository(String version, SortedMap<String, byte[]> files) {
  /** The modules by the folders of their poms; the first two are parents without a jar. */
  private static final Map<String, String> MODULES = modules();

  private static final String PROPERTIES = "/handout/kit.properties";
  private static final String SNAPSHOT = "-SNAPSHOT";

  /** Returns the jars of this build. */
  static KitRepository ofThisBuild() {
    SortedMap<String, byte[]> parts = HandoutResources.below("handout/kit");
    Properties kit = properties();
    String built = kit.getProperty("version");
    String version = built.replace(SNAPSHOT, "") + "-" + checksum(parts);
    SortedMap<String, byte[]> files = new TreeMap<>();
    MODULES.forEach(
        (folder, artifact) -> {
          String path =
              String.join(
                  "/",
                  kit.getProperty("group").replace('.', '/'),
                  artifact,
                  version,
                  artifact + "-" + version);
          String pom = new String(part(parts, folder + "pom.xml"), StandardCharsets.UTF_8);
          String own = pom.replace("<version>" + built + "<", "<version>" + version + "<");
          add(files, path + ".pom", own.getBytes(StandardCharsets.UTF_8));
          if (!pom.contains("<packaging>pom<")) {
            add(files, path + ".jar", part(parts, artifact + ".jar"));
          }
        });
    return new KitRepository(version, files);
  }

  /** Adds a file, and the checksum that Maven compares it with. */
  private static void add(Map<String, byte[]> files, String path, byte[] content) {
    files.put(path, content);
    files.put(
        path + ".sha1",
        HexFormat.of().formatHex(digest("SHA-1").digest(content)).getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> modules() {
    Map<String, String> modules = new LinkedHashMap<>();
    modules.put("", "unblock");
    modules.put("grader/", "grader");
    modules.put("grader/given/", "given");
    modules.put("grader/runtime/", "runtime");
    modules.put("grader/analyzer/", "unblock-analyzer");
    modules.put("grader/archunit/", "unblock-archunit");
    modules.put("grader/engine/", "engine");
    return modules;
  }

  private static Properties properties() {
    Properties properties = new Properties();
    try (InputStream text = KitRepository.class.getResourceAsStream(PROPERTIES)) {
      if (text == null) {
        throw new IllegalStateException(PROPERTIES + " is not in this build.");
      }
      properties.load(new InputStreamReader(text, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  private static byte[] part(Map<String, byte[]> parts, String name) {
    byte[] part = parts.get(name);
    if (part == null) {
      throw new IllegalStateException(name + " is not in this build.");
    }
    return part;
  }

  private static String checksum(SortedMap<String, byte[]> parts) {
    MessageDigest digest = digest("SHA-256");
    parts.forEach(
        (name, content) -> {
          digest.update((name + " " + content.length + "\n").getBytes(StandardCharsets.UTF_8));
          digest.update(content);
        });
    return HexFormat.of().formatHex(digest.digest(), 0, 4);
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
