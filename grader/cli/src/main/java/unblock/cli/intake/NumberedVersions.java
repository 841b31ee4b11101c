package unblock.cli.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import unblock.message.Message;

/**
 * The versions of a submission in numbered folders, as Microsoft Teams keeps them: {@code
 * Exercise/Version 2/UserHandlers.java}.
 *
 * @param parent the path of the folder with the versions, with a slash at its end; empty for the
 *     submission's own
 * @param folders the folders of the versions, the oldest first
 */
record NumberedVersions(String parent, List<String> folders) {
  private static final Pattern VERSION =
      Pattern.compile(
          "(?iu)((?:.*/)?)"
              + "((?:version|versión|versão|versione|versie|wersja|verze|versio|버전|バージョン|版本)"
              + "[ _-]?(\\d{1,6}))(?=/)");

  /** Whether a folder with this name is a version. */
  static boolean isVersion(String name) {
    return VERSION.matcher(name + "/").lookingAt();
  }

  /** Finds the folders that hold more than one version with a Java file or an archive. */
  static List<NumberedVersions> in(Collection<String> files) {
    Map<String, Map<Integer, Set<String>>> byParent = new TreeMap<>();
    for (String file : files) {
      Matcher version = VERSION.matcher(file);
      boolean isWork = StudentFiles.isJava(file) || ArchiveFormat.isArchive(file);
      if (isWork && version.lookingAt()) {
        byParent
            .computeIfAbsent(version.group(1), any -> new TreeMap<>())
            .computeIfAbsent(Integer.valueOf(version.group(3)), any -> new TreeSet<>())
            .add(version.group(2));
      }
    }
    List<NumberedVersions> all = new ArrayList<>();
    byParent.forEach(
        (parent, versions) -> {
          List<String> folders =
              versions.values().stream().flatMap(Set::stream).collect(Collectors.toList());
          if (versions.size() > 1 && folders.size() == versions.size()) {
            all.add(new NumberedVersions(parent, folders));
          }
        });
    return all;
  }

  /** Whether a file is in a version that does not count. */
  boolean isOlder(String file) {
    return folders.subList(0, folders.size() - 1).stream()
        .anyMatch(folder -> file.startsWith(parent + folder + "/"));
  }

  Message remark() {
    return Message.of(
        "intake.newest-version",
        "count",
        folders.size(),
        "last",
        parent + folders.get(folders.size() - 1));
  }
}
