package unblock.cli.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/**
 * Reads one of several attempts of a student.
 *
 * @param time as the platform writes it
 */
record AttemptReader(String time, StoredArrival.Reader reader) {
  /**
   * Reads the newest attempt. Exercises that only earlier attempts have are added to it, because
   * many students hand in one exercise at a time.
   *
   * @param attempts the newest first
   * @param exercises all exercises, in their order
   * @throws UnusableSubmission if the newest attempt cannot be graded
   */
  static Submission newest(List<AttemptReader> attempts, Collection<String> exercises)
      throws UnusableSubmission {
    Submission newest = attempts.get(0).reader().read();
    Map<String, List<SourceFile>> found = new LinkedHashMap<>(newest.exercises());
    List<Message> remarks = new ArrayList<>(newest.remarks());
    for (AttemptReader attempt : attempts.subList(1, attempts.size())) {
      if (!found.keySet().containsAll(exercises)) {
        attempt.add(found, remarks);
      }
    }
    Map<String, List<SourceFile>> ordered = new LinkedHashMap<>();
    for (String exercise : exercises) {
      if (found.containsKey(exercise)) {
        ordered.put(exercise, found.getOrDefault(exercise, List.of()));
      }
    }
    return new Submission(newest.name(), ordered, remarks);
  }

  private void add(Map<String, List<SourceFile>> found, List<Message> remarks) {
    Map<String, List<SourceFile>> earlier;
    try {
      earlier = reader.read().exercises();
    } catch (UnusableSubmission e) {
      return; // The newest attempt can be graded, and this one has nothing to add.
    }
    earlier.forEach(
        (exercise, sources) -> {
          if (found.putIfAbsent(exercise, sources) == null) {
            remarks.add(Message.of("intake.earlier-attempt", "exercise", exercise, "time", time));
          }
        });
  }
}
