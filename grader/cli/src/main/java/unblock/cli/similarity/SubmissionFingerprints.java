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
 * The fingerprints of a submission for comparisons, exercise by exercise, without skeleton code.
 *
 * @param exercises the fingerprints by exercise id
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

  /** Computes the fingerprints of a submission, without those of the skeleton. */
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

  /** Writes the format of {@link #read}. */
  public String write() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Numbers and names always have a JSON form", e);
    }
  }

  /**
   * Reads the output of {@link #write}.
   *
   * @throws IllegalArgumentException if the text has another format
   */
  public static SubmissionFingerprints read(String json) {
    try {
      return JSON.readValue(json, SubmissionFingerprints.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("No fingerprints: " + e.getOriginalMessage(), e);
    }
  }
}
