package unblock.engine.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a student was at the end of a session, as {@code .unblock/watch.json} in the project keeps
 * it.
 *
 * @param current the id of the exercise that was shown; empty before the first session
 * @param hints from the id of an exercise to the number of hints shown
 * @param solved the ids of the exercises that had passed
 */
record WatchMemory(String current, Map<String, Integer> hints, List<String> solved) {
  /** Of a student who begins. */
  static final WatchMemory EMPTY = new WatchMemory("", Map.of(), List.of());

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** A file may lack any of these. */
  WatchMemory(
      @Nullable String current,
      @Nullable Map<String, Integer> hints,
      @Nullable List<String> solved) {
    this.current = current == null ? "" : current;
    this.hints = hints == null ? Map.of() : Map.copyOf(hints);
    this.solved = solved == null ? List.of() : List.copyOf(solved);
  }

  /** What is to be remembered of that state. */
  static WatchMemory of(WatchState state) {
    Map<String, Integer> hints = new TreeMap<>();
    List<String> solved = new ArrayList<>();
    for (ExerciseProgress each : state.exercises()) {
      if (each.hintsShown() > 0) {
        hints.put(each.id(), each.hintsShown());
      }
      if (each.isSolved()) {
        solved.add(each.id());
      }
    }
    return new WatchMemory(state.shown().id(), hints, solved);
  }

  /** The first state of the next session. */
  WatchState begin(List<WatchedExercise> exercises) {
    List<ExerciseProgress> progress =
        exercises.stream()
            .map(
                each ->
                    ExerciseProgress.remembered(
                        each.id(),
                        each.handout().hints().size(),
                        hints.getOrDefault(each.id(), 0),
                        solved.contains(each.id())))
            .toList();
    return WatchState.begin(progress, current);
  }

  /**
   * Reads the file; {@link #EMPTY} when there is none.
   *
   * @throws IOException when there is one that has no memory in it
   */
  static WatchMemory read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return EMPTY;
    }
    WatchMemory read = JSON.readValue(file.toFile(), WatchMemory.class);
    return read == null ? EMPTY : read;
  }

  /**
   * Writes the file and its folder.
   *
   * @throws IOException when it cannot be written
   */
  void write(Path file) throws IOException {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, JSON.writeValueAsString(this));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
