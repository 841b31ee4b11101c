package unblock.cli.intake;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import unblock.message.Message;

/**
 * All files of one student in an export.
 *
 * @param <T> the location of a file or folder
 */
final class HandedFiles<T> {
  /**
   * One file or folder, with the platform's name for it.
   *
   * @param name its name among the files of the student, which no other file has
   */
  record Part<T>(ExportName export, String name, T where) {
    /** Whether it may hold Java files; platforms add text files with comments. */
    boolean isWork() {
      String file = export.file();
      return file.isEmpty() || StudentFiles.isMeantAsJava(file) || ArchiveFormat.isArchive(file);
    }
  }

  /**
   * The files that a student handed in together.
   *
   * @param time as the platform writes it; empty if there is only one attempt
   */
  record Attempt<T>(String time, List<Part<T>> parts) {}

  private final String name;
  private final List<Part<T>> parts = new ArrayList<>();
  private final List<Message> remarks = new ArrayList<>();

  HandedFiles(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /**
   * Adds a file or folder.
   *
   * @param exported its name in the export
   */
  void add(ExportName export, String exported, T where) {
    boolean isTaken = parts.stream().anyMatch(each -> each.name().equals(export.file()));
    parts.add(new Part<>(export, isTaken ? exported : export.file(), where));
  }

  /**
   * Returns the attempts, the newest first. It is one attempt if the platform writes no times, or
   * if their order is not certain. Attempts without a file to grade are left out unless there is no
   * other.
   */
  List<Attempt<T>> attempts() {
    Map<String, List<Part<T>>> byTime = new LinkedHashMap<>();
    List<Part<T>> work = parts.stream().filter(Part::isWork).toList();
    for (Part<T> part : work.isEmpty() ? parts : work) {
      byTime.computeIfAbsent(part.export().attempt(), any -> new ArrayList<>()).add(part);
    }
    Map<LocalDateTime, String> times = new TreeMap<>(Comparator.reverseOrder());
    byTime.keySet().forEach(text -> AttemptTime.of(text).ifPresent(time -> times.put(time, text)));
    if (byTime.size() == 1 || times.size() != byTime.size()) {
      return List.of(
          new Attempt<>("", newest(byTime.values().stream().flatMap(List::stream).toList())));
    }
    List<Attempt<T>> attempts = new ArrayList<>();
    for (String text : times.values()) {
      attempts.add(new Attempt<>(text, newest(byTime.getOrDefault(text, List.of()))));
    }
    remarks.add(
        Message.of("intake.attempts", "count", attempts.size(), "last", attempts.get(0).time()));
    return attempts;
  }

  /**
   * Returns the newest version of each file. Canvas numbers a file that is handed in again: of
   * {@code work.zip} and {@code work-2.zip}, the second counts; without a {@code work.zip}, {@code
   * work-1.zip} and {@code work-2.zip} are two files. All Java files are kept: files for two
   * exercises may have the same name, and only the classes in them tell.
   */
  private List<Part<T>> newest(List<Part<T>> all) {
    List<Part<T>> newest = new ArrayList<>(all);
    for (Part<T> first : all) {
      if (StudentFiles.isJava(first.export().file())) {
        continue;
      }
      List<Part<T>> again =
          all.stream()
              .filter(each -> each.export().isAgain(first.export()))
              .sorted(Comparator.comparingInt(each -> each.export().number()))
              .toList();
      if (!again.isEmpty()) {
        ExportName last = again.get(again.size() - 1).export();
        newest.remove(first);
        newest.removeAll(again.subList(0, again.size() - 1));
        remarks.add(
            Message.of(
                "intake.handed-in-again", "first", first.export().file(), "last", last.file()));
      }
    }
    return newest;
  }

  /**
   * Returns the submission.
   *
   * @param readers of the attempts, in their order
   */
  FoundSubmission found(List<AttemptReader> readers, Collection<String> exercises) {
    if (parts.stream().anyMatch(each -> each.export().isLate())) {
      remarks.add(Message.of("intake.late"));
    }
    Optional<ExportName> any = Optional.of(parts.get(0).export());
    return new FoundSubmission(
        name,
        List.of(),
        any,
        List.copyOf(remarks),
        handedIn(),
        () -> AttemptReader.newest(readers, exercises));
  }

  /** The time of the newest attempt; empty unless the times of all are certain. */
  private Optional<LocalDateTime> handedIn() {
    List<Optional<LocalDateTime>> times =
        parts.stream()
            .filter(Part::isWork)
            .map(each -> AttemptTime.of(each.export().attempt()))
            .toList();
    return times.stream().allMatch(Optional::isPresent)
        ? times.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
        : Optional.empty();
  }
}
