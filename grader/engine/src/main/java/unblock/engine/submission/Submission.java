package unblock.engine.submission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unblock.message.Message;

/**
 * A student's work: the sources of each exercise in it.
 *
 * @param name usable as a file name, as in {@code ada-lovelace}
 * @param exercises the exercise's id to its sources, in order of their paths; never empty
 * @param remarks the files that were left out, with the reasons
 */
public record Submission(
    String name, Map<String, List<SourceFile>> exercises, List<Message> remarks) {
  /** In place of an exercise's id: the exercise exists, and the request did not ask for it. */
  public static final String NOT_ASKED = "";

  public Submission {
    Map<String, List<SourceFile>> copy = new LinkedHashMap<>();
    exercises.forEach((id, sources) -> copy.put(id, List.copyOf(sources)));
    exercises = Collections.unmodifiableMap(copy);
    remarks = List.copyOf(remarks);
  }

  /**
   * Reads a student's sources from a folder of any layout: a project, a copy of the whole kit, or
   * Java files without folders. The declared package decides which exercise a file belongs to.
   *
   * @param packages each known exercise's package to its id; packages below belong to it, too
   * @throws UnusableSubmission when the folder has no exercise to grade
   */
  public static Submission read(Path folder, Map<String, String> packages)
      throws UnusableSubmission {
    Path root = rootOf(folder);
    JavaFiles found = JavaFiles.below(root);
    SubmissionIntake intake = new SubmissionIntake(root.toString(), packages);
    for (String file : found.files()) {
      intake.take(JavaFile.read(root, file));
    }
    intake.leave(found);
    Path last = root.getFileName();
    return intake.submission(SafeName.of(last == null ? "" : last.toString()));
  }

  /**
   * Reads a student's sources from a bundle, as from a folder; the submission has no name yet.
   *
   * @param packages each known exercise's package to its id; packages below belong to it, too
   * @throws UnusableSubmission when the bundle has no exercise to grade
   */
  public static Submission read(SourceBundle bundle, Map<String, String> packages)
      throws UnusableSubmission {
    JavaFiles found = JavaFiles.in(bundle);
    SubmissionIntake intake = new SubmissionIntake(bundle.where(), packages);
    for (String file : found.files()) {
      intake.take(JavaFile.read(bundle, file));
    }
    intake.leave(found);
    return intake.submission(SafeName.of(""));
  }

  /** Returns the same work with another name, converted to a valid file name. */
  public Submission named(String other) {
    return new Submission(SafeName.of(other), exercises, remarks);
  }

  private static Path rootOf(Path folder) throws UnusableSubmission {
    if (!Files.exists(folder)) {
      throw new UnusableSubmission(Message.of("submission.no-folder", "folder", folder.toString()));
    }
    if (!Files.isDirectory(folder)) {
      throw new UnusableSubmission(
          Message.of("submission.not-a-folder", "path", folder.toString()));
    }
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new UnusableSubmission(
          Message.of(
              "submission.unreadable-folder",
              "folder",
              folder.toString(),
              "reason",
              IoReason.of(e)),
          e);
    }
  }
}
