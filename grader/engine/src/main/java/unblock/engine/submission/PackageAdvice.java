package unblock.engine.submission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unblock.message.Message;

/**
 * Explains why files belong to no exercise: what their package lines are, and what to write there.
 *
 * @param packages each exercise's package to its id
 */
record PackageAdvice(Map<String, String> packages) {
  private static final int MOST_IN_A_REFUSAL = 4;

  /** Files with the same line that were meant for the same package. */
  private record Mistake(PackageLine line, Optional<String> intended) {}

  /**
   * Returns the reason why none of these files can be graded; empty when no package line explains
   * it.
   *
   * @param root the name of the submission in messages
   */
  Optional<Message> refusal(String root, List<ForeignFile> files) {
    Map<Mistake, List<ForeignFile>> mistakes = mistakes(files);
    if (mistakes.isEmpty() && !files.isEmpty()) {
      return Optional.of(Message.of("submission.no-class", "files", names(root, files)));
    }
    return mistakes.entrySet().stream()
        .filter(
            each ->
                mistakes.size() == 1
                    || (isHandlers(each.getValue()) && each.getKey().intended().isPresent()))
        .limit(MOST_IN_A_REFUSAL)
        .map(each -> advice(each.getKey(), names(root, each.getValue())))
        .reduce(Message::joined);
  }

  private static List<Object> names(String root, List<ForeignFile> files) {
    return FileNames.some(files.stream().map(file -> root + "/" + file.where()).toList());
  }

  /**
   * Returns a remark on each file that was certainly meant for an exercise: it was meant for one
   * without any file, or a file of the exercise uses its class.
   *
   * @param graded the files of each exercise that has some
   */
  Map<ForeignFile, Message> remarks(List<ForeignFile> files, Map<String, List<SourceFile>> graded) {
    Map<ForeignFile, Message> remarks = new LinkedHashMap<>();
    List<SourceFile> sources = graded.values().stream().flatMap(List::stream).toList();
    for (ForeignFile file : files) {
      user(file, sources)
          .map(user -> new Mistake(file.packageLine(), Optional.of(packageOf(user))))
          .ifPresent(mistake -> remarks.put(file, remark(mistake, List.of(file.where()))));
    }
    mistakes(files)
        .forEach(
            (mistake, meant) -> {
              boolean isMeant =
                  packages.size() > 1
                      && isHandlers(meant)
                      && mistake
                          .intended()
                          .filter(known -> !graded.containsKey(packages.get(known)))
                          .isPresent();
              if (isMeant) {
                List<Object> names =
                    FileNames.some(meant.stream().map(ForeignFile::where).toList());
                meant.forEach(file -> remarks.put(file, remark(mistake, names)));
              }
            });
    return remarks;
  }

  /** Returns the file that uses that class, which Java never finds without a package line. */
  private static Optional<SourceFile> user(ForeignFile file, List<SourceFile> sources) {
    if (file.packageLine() instanceof PackageLine.Named
        || file.content() == ForeignFile.Content.NO_CLASS) {
      return Optional.empty();
    }
    String itself = "/" + file.className() + JavaFile.ENDING;
    return sources.stream()
        .filter(source -> ClassUses.needs(source.text(), file.className()))
        .filter(source -> sources.stream().noneMatch(each -> each.path().endsWith(itself)))
        .findFirst();
  }

  private static String packageOf(SourceFile source) {
    return source.path().substring(0, source.path().lastIndexOf('/')).replace('/', '.');
  }

  private Message remark(Mistake mistake, List<Object> names) {
    return Message.joined(advice(mistake, names), Message.of("submission.until-then"));
  }

  /** Returns the mistakes with a class of handlers before the others. */
  private Map<Mistake, List<ForeignFile>> mistakes(List<ForeignFile> files) {
    Map<Mistake, List<ForeignFile>> mistakes = new LinkedHashMap<>();
    files.stream()
        .filter(file -> file.content() != ForeignFile.Content.NO_CLASS)
        .sorted(Comparator.comparing(ForeignFile::content))
        .forEach(
            file ->
                mistakes
                    .computeIfAbsent(
                        new Mistake(
                            file.packageLine(), IntendedPackage.of(file, packages.keySet())),
                        mistake -> new ArrayList<>())
                    .add(file));
    return mistakes;
  }

  private static boolean isHandlers(List<ForeignFile> files) {
    return files.get(0).content() == ForeignFile.Content.HANDLERS;
  }

  private Message advice(Mistake mistake, List<Object> names) {
    Message remedy =
        mistake
            .intended()
            .map(known -> Message.of("submission.write-package", "line", "package " + known + ";"))
            .orElseGet(
                () ->
                    Message.of(
                        "submission.write-one-of", "packages", List.copyOf(packages.keySet())));
    return Message.joined(fact(mistake.line(), names), remedy);
  }

  private Message fact(PackageLine line, List<Object> files) {
    if (line instanceof PackageLine.Named named) {
      boolean isOtherCase = packages.keySet().stream().anyMatch(named.name()::equalsIgnoreCase);
      return Message.of(
          isOtherCase ? "submission.package-case" : "submission.package-wrong",
          "files",
          files,
          "found",
          named.name());
    }
    if (line instanceof PackageLine.Unreadable unreadable) {
      return Message.of(
          "submission.package-unreadable", "files", files, "found", unreadable.line());
    }
    return Message.of("submission.package-missing", "files", files);
  }
}
