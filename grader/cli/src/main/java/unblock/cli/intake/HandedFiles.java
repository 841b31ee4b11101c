package unblock.cli.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
  record Part<T>(ExportName export, String name, T where) {}

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
   * Returns the newest version of each file. Canvas numbers a file that is handed in again: of
   * {@code work.zip} and {@code work-2.zip}, the second counts; without a {@code work.zip}, {@code
   * work-1.zip} and {@code work-2.zip} are two files. All Java files are kept: files for two
   * exercises may have the same name, and only the classes in them tell.
   */
  List<Part<T>> newest() {
    List<Part<T>> newest = new ArrayList<>(parts);
    for (Part<T> first : parts) {
      if (StudentFiles.isJava(first.export().file())) {
        continue;
      }
      List<Part<T>> again =
          parts.stream()
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

  FoundSubmission found(StoredArrival.Reader reader) {
    if (parts.stream().anyMatch(each -> each.export().isLate())) {
      remarks.add(Message.of("intake.late"));
    }
    Optional<ExportName> any = Optional.of(parts.get(0).export());
    return new FoundSubmission(name, Optional.empty(), any, List.copyOf(remarks), reader);
  }
}
