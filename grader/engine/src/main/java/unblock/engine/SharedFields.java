package unblock.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import unblock.analyzer.SharedField.PausePoint;
import unblock.analyzer.SharedField.Span;
import unblock.analyzer.SharedFieldInspector;
import unblock.engine.exercise.ApiRoutes;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Route;
import unblock.engine.model.SharedField;
import unblock.engine.model.SharedField.Certainty;
import unblock.engine.probe.PauseWriter;

/**
 * The fields of one submission in which requests share their data, with the pause points after
 * their writes.
 */
record SharedFields(List<SharedField> fields, List<PausePoint> points) {
  static SharedFields in(Path classes, Exercise exercise) {
    List<SharedField> fields = new ArrayList<>();
    List<PausePoint> points = new ArrayList<>();
    for (unblock.analyzer.SharedField found :
        SharedFieldInspector.inspect(
            classes, exercise.handlersClass(), ApiRoutes.methods(exercise.api()).values())) {
      List<Integer> numbers = new ArrayList<>();
      for (PausePoint point : found.pauses()) {
        numbers.add(points.size());
        points.add(point);
      }
      fields.add(
          new SharedField(
              found.finding(),
              routes(exercise, found.writers()),
              routes(exercise, found.readers()),
              numbers,
              certainty(exercise, found)));
    }
    return new SharedFields(fields, points);
  }

  /** On the only worker nothing runs between the steps of one method. */
  private static Certainty certainty(Exercise exercise, unblock.analyzer.SharedField found) {
    return exercise.server().workers() == 1 && found.span() == Span.ONE_METHOD
        ? Certainty.HARMLESS
        : Certainty.SUSPECTED;
  }

  private static List<Route> routes(Exercise exercise, Set<String> handlers) {
    Map<Route, String> methods = ApiRoutes.methods(exercise.api());
    return exercise.routes().stream()
        .filter(route -> handlers.contains(methods.getOrDefault(route, "")))
        .toList();
  }

  /** Returns a folder of the classes with the pause points; the same folder if there are none. */
  Path withPauses(Path classes, Path folder) throws IOException {
    if (points.isEmpty()) {
      return classes;
    }
    Path target = Files.createDirectory(folder.resolve("pauses"));
    PauseWriter.write(classes, points, target);
    return target;
  }
}
