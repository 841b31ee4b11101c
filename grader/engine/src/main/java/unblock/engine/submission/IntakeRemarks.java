package unblock.engine.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import unblock.message.Message;

/** Collects the remarks on the files of one submission: what was chosen, and what was left out. */
final class IntakeRemarks {
  private final List<Message> newest = new ArrayList<>();
  private final List<Message> renamed = new ArrayList<>();
  private final List<String> equal = new ArrayList<>();

  /** One of several files was chosen. */
  void newest(Message remark) {
    newest.add(remark);
  }

  /** A file is graded under the name of its class, if that is not its own name. */
  void renamed(AcceptedFile file) {
    if (!file.hasRequiredName()) {
      renamed.add(
          Message.of("submission.renamed", "file", file.where(), "name", file.requiredName()));
    }
  }

  /** These files were left out because another one has the same text. */
  void equal(List<String> others) {
    equal.addAll(others);
  }

  /**
   * Returns all remarks.
   *
   * @param foreign files of no exercise
   * @param explained the remarks on some of them
   * @param links symbolic links
   */
  List<Message> all(
      List<ForeignFile> foreign, Map<ForeignFile, Message> explained, List<String> links) {
    List<Message> all = new ArrayList<>(newest);
    if (!renamed.isEmpty()) {
      all.add(Message.of("submission.names-of-classes", "files", FileNames.some(renamed)));
    }
    explained.values().stream().distinct().forEach(all::add);
    if (!equal.isEmpty()) {
      all.add(countAndNames("submission.equal-files", equal));
    }
    List<String> rest =
        foreign.stream()
            .filter(file -> !explained.containsKey(file))
            .map(ForeignFile::where)
            .toList();
    if (!rest.isEmpty()) {
      all.add(countAndNames("submission.foreign-files", rest));
    }
    if (!links.isEmpty()) {
      all.add(countAndNames("submission.links", links));
    }
    return all;
  }

  private static Message countAndNames(String key, List<String> paths) {
    return Message.of(key, "count", paths.size(), "names", FileNames.some(paths));
  }
}
