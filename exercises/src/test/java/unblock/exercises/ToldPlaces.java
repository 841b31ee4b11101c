package unblock.exercises;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The places that the self-check has told of, so that no test tells of them again. */
final class ToldPlaces {
  private static final Set<String> PLACES = ConcurrentHashMap.newKeySet();

  private ToldPlaces() {}

  /** Remembers a place of an exercise, such as {@code UserHandlers.java:23} of event-loop. */
  static void add(String exercise, String place) {
    PLACES.add(exercise + " (" + place + ")");
  }

  /** Whether the text names one of these places of the exercise. */
  static boolean isIn(String exercise, String text) {
    return PLACES.stream()
        .filter(told -> told.startsWith(exercise + " "))
        .anyMatch(told -> text.contains(told.substring(exercise.length() + 1)));
  }
}
