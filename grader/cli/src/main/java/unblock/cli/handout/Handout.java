package unblock.cli.handout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import unblock.engine.exercise.Exercise;

/**
 * The files of a student's repository: the skeletons and handouts of some exercises, the self-check
 * and the jars that it needs. It has no solutions. The same exercises give the same bytes.
 *
 * @param files by their paths, with slashes
 */
public record Handout(SortedMap<String, byte[]> files) {
  private static final String SOURCES = "src/main/java/";

  /** A part of a text that is about the whole kit. */
  private static final Pattern OF_THE_KIT =
      Pattern.compile("<!-- in the kit -->.*?<!-- end -->\\n+", Pattern.DOTALL);

  /** A part of a text that is for students alone; the kit has it as a comment. */
  private static final Pattern FOR_STUDENTS =
      Pattern.compile("<!-- in a student's repository:\\n(.*?)-->\\n", Pattern.DOTALL);

  /** A note for those who edit the kit. */
  private static final Pattern NOTE = Pattern.compile("(?m)^<!-- .* -->\\n");

  /** A command, at the beginning of a line or of a quotation. */
  private static final Pattern MAVEN = Pattern.compile("(?m)(^|`)mvn ");

  /** Without dots, because the tools that build jars leave such files out. */
  private static final Map<String, String> RENAMED =
      Map.of("gitignore", ".gitignore", "gitattributes", ".gitattributes");

  /**
   * Returns the repository for some exercises.
   *
   * @param all the exercises of the kit
   * @param chosen those of the repository
   */
  public static Handout of(List<Exercise> all, List<Exercise> chosen) {
    List<Exercise> others = new ArrayList<>(all);
    others.removeAll(chosen);
    KitRepository kit = KitRepository.ofThisBuild();
    SortedMap<String, byte[]> files = new TreeMap<>();
    kit.files().forEach((name, content) -> files.put("kit/" + name, content));
    HandoutResources.below("handout/files")
        .forEach(
            (name, content) -> {
              if (others.stream().noneMatch(other -> name.startsWith(folder(other)))) {
                files.put(
                    RENAMED.getOrDefault(name, name),
                    isFilledIn(name) ? filledIn(content, kit, chosen, others) : content);
              }
            });
    return new Handout(files);
  }

  private static String folder(Exercise exercise) {
    return SOURCES + exercise.packageName().replace('.', '/') + "/";
  }

  private static boolean isFilledIn(String name) {
    return name.endsWith(".md") || name.equals("pom.xml") || name.startsWith(".vscode/");
  }

  private static byte[] filledIn(
      byte[] content, KitRepository kit, List<Exercise> chosen, List<Exercise> others) {
    String text = new String(content, StandardCharsets.UTF_8);
    text = OF_THE_KIT.matcher(text).replaceAll("");
    text = FOR_STUDENTS.matcher(text).replaceAll("$1");
    text = NOTE.matcher(text).replaceAll("");
    text = MAVEN.matcher(text).replaceAll("$1./mvnw ");
    text = text.replace("{{kit.version}}", kit.version());
    text = text.replace("{{exercise.list}}", ids(chosen));
    for (Exercise other : others) {
      text = text.replaceAll("(?m)^\\|.*\\(" + Pattern.quote(folder(other)) + ".*\\n", "");
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String ids(List<Exercise> exercises) {
    return exercises.stream()
        .map(each -> "\"" + each.id() + "\"")
        .collect(Collectors.joining(", "));
  }
}
