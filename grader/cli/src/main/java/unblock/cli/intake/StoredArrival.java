package unblock.cli.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/** An arrival that is read from its location for each call. */
final class StoredArrival implements Arrival {
  /** Reads the submission from its location. */
  interface Reader {
    Submission read() throws UnusableSubmission;
  }

  private final String name;
  private final List<Student> students;
  private final List<Message> remarks;
  private final Reader reader;
  private volatile @Nullable String print;

  /**
   * Creates an arrival without reading it.
   *
   * @param remarks about the intake; the submission gets them, too
   */
  StoredArrival(String name, List<Student> students, List<Message> remarks, Reader reader) {
    this.name = name;
    this.students = List.copyOf(students);
    this.remarks = List.copyOf(remarks);
    this.reader = reader;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Student> students() {
    return students;
  }

  @Override
  public List<Message> remarks() {
    return remarks;
  }

  @Override
  public Submission read() throws UnusableSubmission {
    Submission read = reader.read();
    print = printOf(read);
    List<Message> all = new ArrayList<>(remarks);
    all.addAll(read.remarks());
    return new Submission(name, read.exercises(), all);
  }

  @Override
  public String print() throws UnusableSubmission {
    String known = print;
    return known != null ? known : printOf(read());
  }

  private static String printOf(Submission submission) {
    MessageDigest digest = sha256();
    new TreeMap<>(submission.exercises())
        .forEach(
            (exercise, sources) -> {
              add(digest, exercise);
              add(digest, String.valueOf(sources.size()));
              for (SourceFile source : sources) {
                add(digest, source.path());
                add(digest, source.text());
              }
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Adds the length before the text, so that different lists of texts have different digests. */
  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
