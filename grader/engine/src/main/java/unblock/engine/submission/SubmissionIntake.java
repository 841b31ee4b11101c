package unblock.engine.submission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import unblock.message.Message;

/** One submission on its way in: files are taken or left out, one after another. */
final class SubmissionIntake {
  /** Files taken; an exercise needs one. */
  static final int MOST_FILES = 200;

  /** Characters of all files taken. */
  static final int MOST_TEXT = 10 << 20;

  private static final int NAMED = 3;

  private final String root;
  private final Map<String, String> packages;
  private final Map<String, List<SourceFile>> exercises = new LinkedHashMap<>();
  private final Map<String, String> origins = new HashMap<>();
  private final List<String> foreign = new ArrayList<>();
  private final List<String> links = new ArrayList<>();
  private int seen;
  private int length;

  SubmissionIntake(String root, Map<String, String> packages) {
    this.root = root;
    this.packages = packages;
    // The catalogue's order, whatever order the files come in.
    packages.values().forEach(id -> exercises.put(id, new ArrayList<>()));
  }

  void take(JavaFile file) throws UnusableSubmission {
    seen++;
    List<SourceFile> sources = exercises.get(exerciseOf(file.packageName()));
    if (sources == null || !file.hasProperName()) {
      foreign.add(file.where());
      return;
    }
    // Two names that differ in case only are one file on some machines.
    String other = origins.put(file.path().toLowerCase(Locale.ROOT), file.where());
    if (other != null) {
      throw new UnusableSubmission(
          Message.of(
              "submission.same-file", "first", other, "second", file.where(), "file", file.path()));
    }
    if (origins.size() > MOST_FILES) {
      throw new UnusableSubmission(
          Message.of("submission.too-many-java-files", "where", root, "most", MOST_FILES));
    }
    SourceFile source = file.source();
    length += source.text().length();
    if (length > MOST_TEXT) {
      throw new UnusableSubmission(Message.of("submission.too-much-text", "where", root));
    }
    sources.add(source);
  }

  void leaveLink(String link) {
    links.add(link);
  }

  Submission submission(String name) throws UnusableSubmission {
    exercises.values().removeIf(List::isEmpty);
    if (exercises.isEmpty()) {
      throw new UnusableSubmission(whyNothing());
    }
    exercises.values().forEach(sources -> sources.sort(Comparator.comparing(SourceFile::path)));
    return new Submission(name, exercises, remarks());
  }

  private String exerciseOf(String packageName) {
    return packages.entrySet().stream()
        .filter(known -> (packageName + ".").startsWith(known.getKey() + "."))
        .max(Comparator.comparingInt(known -> known.getKey().length()))
        .map(Map.Entry::getValue)
        .orElse("");
  }

  private Message whyNothing() {
    if (seen == 0) {
      return Message.of("submission.no-java-files", "where", root);
    }
    return Message.of(
        "submission.no-exercise",
        "where",
        root,
        "count",
        seen,
        "packages",
        List.copyOf(packages.keySet()));
  }

  private List<Message> remarks() {
    List<Message> remarks = new ArrayList<>();
    if (!foreign.isEmpty()) {
      remarks.add(countAndNames("submission.foreign-files", foreign));
    }
    if (!links.isEmpty()) {
      remarks.add(countAndNames("submission.links", links));
    }
    return remarks;
  }

  private static Message countAndNames(String key, List<String> paths) {
    List<Object> names = new ArrayList<>(paths.stream().limit(NAMED).toList());
    if (paths.size() > NAMED) {
      names.add("…");
    }
    return Message.of(key, "count", paths.size(), "names", names);
  }
}
