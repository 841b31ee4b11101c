package unblock.cli.similarity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import unblock.cli.journal.UnusableFolder;
import unblock.engine.Course;
import unblock.engine.exercise.Exercise;
import unblock.engine.submission.IoReason;
import unblock.message.Message;

/** The code that students were given: whoever has it has it from there. */
public final class SkeletonCode {
  private final Set<Integer> grams = new HashSet<>();
  private final CRC32 sum = new CRC32();

  private SkeletonCode(List<String> texts) {
    for (String text : texts) {
      sum.update(text.getBytes(StandardCharsets.UTF_8));
      WinnowedGrams.all(JavaTokens.of(text)).forEach(gram -> grams.add(gram.hash()));
    }
  }

  /** What the kit's exercises come with. */
  public static SkeletonCode ofTheKit() {
    return new SkeletonCode(kit());
  }

  /**
   * That, and the Java files below a folder that the teacher gave.
   *
   * @throws UnusableFolder when it cannot be read
   */
  public static SkeletonCode with(Path folder) {
    List<String> texts = new ArrayList<>(kit());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).sorted().toList()) {
        texts.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UnusableFolder(
          Message.of(
              "similarity.unreadable-skeleton",
              "folder",
              folder.toString(),
              "reason",
              IoReason.of(e)),
          e);
    }
    return new SkeletonCode(texts);
  }

  /** Short, and another one for another skeleton. */
  public String print() {
    return Long.toHexString(sum.getValue());
  }

  boolean has(int hash) {
    return grams.contains(hash);
  }

  private static List<String> kit() {
    List<String> texts = new ArrayList<>();
    for (Exercise exercise : Course.standard().exercises()) {
      String name =
          "/skeletons/%s/%s.java"
              .formatted(exercise.packageName().replace('.', '/'), exercise.handlersName());
      try (InputStream in = SkeletonCode.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException(name + " is not in this build.");
        }
        texts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new IllegalStateException(name + " cannot be read.", e);
      }
    }
    return texts;
  }
}
