package unblock.engine.submission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    return mistakes.entrySet().stream()
        .filter(
            each ->
                mistakes.size() == 1
                    || (isHandlers(each.getValue()) && each.getKey().intended().isPresent()))
        .limit(MOST_IN_A_REFUSAL)
        .map(
            each ->
                advice(
                    each.getKey(),
                    each.getValue().stream().map(file -> root + "/" + file.where()).toList()))
        .reduce(Message::joined);
  }

  /**
   * Returns a remark on each file that was certainly meant for an exercise without any file.
   *
   * @param present the ids of the exercises that have files
   */
  Map<ForeignFile, Message> remarks(List<ForeignFile> files, Set<String> present) {
    Map<ForeignFile, Message> remarks = new LinkedHashMap<>();
    mistakes(files)
        .forEach(
            (mistake, meant) -> {
              boolean isMeant =
                  packages.size() > 1
                      && isHandlers(meant)
                      && mistake
                          .intended()
                          .filter(known -> !present.contains(packages.get(known)))
                          .isPresent();
              if (isMeant) {
                Message advice = advice(mistake, meant.stream().map(ForeignFile::where).toList());
                Message remark = Message.joined(advice, Message.of("submission.until-then"));
                meant.forEach(file -> remarks.put(file, remark));
              }
            });
    return remarks;
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

  private Message advice(Mistake mistake, List<String> names) {
    Message remedy =
        mistake
            .intended()
            .map(known -> Message.of("submission.write-package", "line", "package " + known + ";"))
            .orElseGet(
                () ->
                    Message.of(
                        "submission.write-one-of", "packages", List.copyOf(packages.keySet())));
    return Message.joined(fact(mistake.line(), FileNames.some(names)), remedy);
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
