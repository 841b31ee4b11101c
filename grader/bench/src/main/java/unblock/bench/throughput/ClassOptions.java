package unblock.bench.throughput;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Option;
import unblock.engine.submission.UnusableSubmission;

/** The options that choose the kind of a class. */
final class ClassOptions {
  private static final long SEED = 20261123;

  @Option(names = "--whole", description = "Each submission has the first four exercises.")
  private boolean whole;

  @Option(names = "--complete", description = "Each submission has all exercises.")
  private boolean complete;

  /** Draws a class of that many submissions; without an option, each has one exercise. */
  List<HandedSubmission> draw(int many) throws IOException, UnusableSubmission {
    if (complete) {
      return ClassDraw.complete(many, SEED);
    }
    return whole ? ClassDraw.whole(many, SEED) : ClassDraw.single(many, SEED);
  }
}
