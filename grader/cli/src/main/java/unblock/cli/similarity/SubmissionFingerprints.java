package unblock.cli.similarity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;

/**
 * What is left of a submission for comparing it, exercise by exercise; without what was given.
 *
 * @param exercises the exercise's id to its prints
 */
public record SubmissionFingerprints(Map<String, Prints> exercises) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * The fingerprints of an exercise's files, in the order of the text.
   *
   * @param files names without folders
   * @param prints for each fingerprint its hash, the index of its file, and its first and last line
   */
  public record Prints(List<String> files, List<int[]> prints) {}

  /** Of a submission, without what the skeleton has, too. */
  public static SubmissionFingerprints of(Submission submission, SkeletonCode skeleton) {
    Map<String, Prints> exercises = new TreeMap<>();
    submission
        .exercises()
        .forEach((exercise, sources) -> exercises.put(exercise, of(sources, skeleton)));
    return new SubmissionFingerprints(exercises);
  }

  private static Prints of(List<SourceFile> sources, SkeletonCode skeleton) {
    List<String> files = new ArrayList<>();
    List<int[]> prints = new ArrayList<>();
    for (SourceFile source : sources) {
      for (WinnowedGrams.Gram gram : WinnowedGrams.chosen(JavaTokens.of(source.text()))) {
        if (!skeleton.has(gram.hash())) {
          prints.add(new int[] {gram.hash(), files.size(), gram.firstLine(), gram.lastLine()});
        }
      }
      files.add(source.path().substring(source.path().lastIndexOf('/') + 1));
    }
    return new Prints(files, prints);
  }

  /** As {@link #read} reads it. */
  public String write() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Numbers and names always have a JSON form", e);
    }
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static SubmissionFingerprints read(String json) {
    try {
      return JSON.readValue(json, SubmissionFingerprints.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("No fingerprints: " + e.getOriginalMessage(), e);
    }
  }
}
