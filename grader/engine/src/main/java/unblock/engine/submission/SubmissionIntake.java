package unblock.engine.submission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import unblock.message.Message;

/** Reads one submission: each file is accepted or left out, one after another. */
final class SubmissionIntake {
  /** The limit of accepted files; an exercise needs one. */
  static final int MOST_FILES = 200;

  /** The limit of characters in all accepted files. */
  static final int MOST_TEXT = 10 << 20;

  private final String root;
  private final Map<String, String> packages;

  /** With the packages of exercises that the request did not ask for. */
  private final Map<String, String> known;

  /** The files of each class. Two names that differ only in case are one file on some machines. */
  private final Map<String, List<AcceptedFile>> accepted = new TreeMap<>();

  private final List<ForeignFile> foreign = new ArrayList<>();
  private final List<String> links = new ArrayList<>();
  private final List<String> almost = new ArrayList<>();
  private int filesSeen;
  private int filesAccepted;
  private int length;

  SubmissionIntake(String root, Map<String, String> packages) {
    this.root = root;
    this.known = packages;
    this.packages = new LinkedHashMap<>(packages);
    this.packages.values().removeIf(Submission.NOT_ASKED::equals);
  }

  void take(JavaFile file) throws UnusableSubmission {
    filesSeen++;
    String packageName = file.packageLine().name();
    Optional<String> exercise = exerciseOf(packageName);
    if (exercise.equals(Optional.of(Submission.NOT_ASKED))) {
      return; // Chosen by the request, and nothing to remark on.
    }
    Optional<String> className = file.className();
    if (exercise.isEmpty() || className.isEmpty()) {
      foreign.add(ForeignFile.of(file));
      return;
    }
    if (++filesAccepted > MOST_FILES) {
      throw new UnusableSubmission(
          Message.of("submission.too-many-java-files", "where", root, "most", MOST_FILES));
    }
    String path = packageName.replace('.', '/') + "/" + className.get() + JavaFile.ENDING;
    SourceFile source = new SourceFile(path, file.text());
    length += source.text().length();
    if (length > MOST_TEXT) {
      throw new UnusableSubmission(Message.of("submission.too-much-text", "where", root));
    }
    accepted
        .computeIfAbsent(path.toLowerCase(Locale.ROOT), first -> new ArrayList<>())
        .add(new AcceptedFile(exercise.get(), file.where(), source));
  }

  /** Notes the files that cannot be taken. */
  void leave(JavaFiles found) {
    links.addAll(found.links());
    almost.addAll(found.almost());
  }

  /**
   * Returns the submission of the files so far.
   *
   * @throws UnusableSubmission when no exercise can be graded, or it is unclear which file counts
   */
  Submission submission(String name) throws UnusableSubmission {
    if (accepted.isEmpty()) {
      throw new UnusableSubmission(reasonForNone());
    }
    IntakeRemarks remarks = new IntakeRemarks();
    Map<String, List<SourceFile>> exercises = new LinkedHashMap<>();
    // The catalogue's order, independent of the order of the files.
    packages.values().forEach(id -> exercises.put(id, new ArrayList<>()));
    for (List<AcceptedFile> files : accepted.values()) {
      AcceptedFile chosen = chosen(files, remarks);
      exercises.getOrDefault(chosen.exercise(), new ArrayList<>()).add(chosen.source());
    }
    exercises.values().removeIf(List::isEmpty);
    exercises.values().forEach(sources -> sources.sort(Comparator.comparing(SourceFile::path)));
    Map<ForeignFile, Message> explained = new PackageAdvice(packages).remarks(foreign, exercises);
    return new Submission(name, exercises, remarks.all(foreign, explained, links));
  }

  private AcceptedFile chosen(List<AcceptedFile> files, IntakeRemarks remarks)
      throws UnusableSubmission {
    AcceptedFile first = files.get(0);
    for (AcceptedFile each : files) {
      if (!each.source().path().equals(first.source().path())) {
        throw new UnusableSubmission(
            Message.of(
                "submission.names-differ-in-case",
                "where",
                root,
                "files",
                List.of(first.where(), each.where()),
                "classes",
                List.of(className(first), className(each))));
      }
    }
    SameClassFiles.Choice choice = new SameClassFiles(files).choice();
    if (choice instanceof SameClassFiles.Choice.Newest newest) {
      remarks.newest(newest.remark());
      return newest.file();
    }
    if (choice instanceof SameClassFiles.Choice.Equal equal) {
      remarks.equal(equal.others());
      remarks.renamed(equal.file());
      return equal.file();
    }
    throw new UnusableSubmission(
        Message.of(
            "submission.same-class",
            "where",
            root,
            "file",
            first.requiredName(),
            "names",
            FileNames.all(files.stream().map(AcceptedFile::where).toList())));
  }

  private static String className(AcceptedFile file) {
    return JavaFile.stem(file.source().path());
  }

  private Optional<String> exerciseOf(String packageName) {
    return known.entrySet().stream()
        .filter(each -> (packageName + ".").startsWith(each.getKey() + "."))
        .max(Comparator.comparingInt(each -> each.getKey().length()))
        .map(Map.Entry::getValue);
  }

  private Message reasonForNone() {
    if (filesSeen == 0) {
      return almost.isEmpty()
          ? Message.of("submission.no-java-files", "where", root)
          : Message.of(
              "submission.almost-java-files", "where", root, "names", FileNames.some(almost));
    }
    return new PackageAdvice(packages)
        .refusal(root, foreign)
        .orElseGet(
            () ->
                Message.of(
                    "submission.no-exercise",
                    "where",
                    root,
                    "count",
                    filesSeen,
                    "packages",
                    List.copyOf(packages.keySet())));
  }
}
