package unblock.engine.advice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Advice;

/** Gives advice on the design of a submission. Only what is certain from its class files counts. */
public final class DesignAdvice {
  private static final List<AdviceRule> RULES =
      List.of(
          new PoolPerRequest(),
          new ClientPerRequest(),
          new PoolThatNeverGrows(),
          new StartThatNobodyCalls(),
          new DiscardedTasks(),
          new CheckThenCount(),
          new BoundedDrain(),
          new ThreadPerRequest(),
          new PoolWithoutBound(),
          new JsonWithoutContentType(),
          new ParallelStream(),
          new DroppedException(),
          new UnusedFuture(),
          new PrintedStackTrace(),
          new SharedPool(),
          new SharedClient(),
          new VirtualThreads());

  private DesignAdvice() {}

  /**
   * Returns the advice on the classes in that folder, one piece for each place, the most important
   * first.
   *
   * @throws IOException when the folder cannot be read
   */
  public static List<Advice> on(Path classes, Exercise exercise) throws IOException {
    List<byte[]> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(classes)) {
      for (Path file : all.filter(each -> each.toString().endsWith(".class")).sorted().toList()) {
        files.add(Files.readAllBytes(file));
      }
    }
    return SubmissionCode.of(files, exercise).map(code -> on(code, exercise)).orElseGet(List::of);
  }

  private static List<Advice> on(SubmissionCode code, Exercise exercise) {
    record Place(String key, String file, int line) {}
    Set<Place> seen = new HashSet<>();
    return RULES.stream()
        .flatMap(rule -> rule.advise(code, exercise))
        .filter(each -> seen.add(new Place(each.key(), each.file(), each.line())))
        .sorted(Advice.MOST_IMPORTANT_FIRST)
        .toList();
  }
}
