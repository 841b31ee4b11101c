package unblock.analyzer;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * The entries of a jar, of which a multi-release jar has several for one class. The newest counts,
 * which the newest JVM runs.
 */
final class ReleaseClasses {
  private static final Pattern VERSIONED =
      Pattern.compile("META-INF/versions/(\\d{1,4})/(.+\\.class)");

  private record Release(int version, ZipEntry entry) {}

  private final Map<String, Release> releases = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();

  /** Adds an entry, and returns whether it is the first of its name. */
  boolean add(ZipEntry entry) {
    Matcher versioned = VERSIONED.matcher(entry.getName());
    boolean isVersioned = versioned.matches();
    releases.merge(
        isVersioned ? versioned.group(2) : entry.getName(),
        new Release(isVersioned ? Integer.parseInt(versioned.group(1)) : 0, entry),
        (old, young) -> young.version() > old.version() ? young : old);
    return names.add(entry.getName());
  }

  /** Returns the entries by the path of the class without its version. */
  Map<String, ZipEntry> newest() {
    Map<String, ZipEntry> newest = new LinkedHashMap<>();
    releases.forEach((path, release) -> newest.put(path, release.entry()));
    return newest;
  }
}
