package unblock.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * The settings of this JVM that any code can change for all others. Those that are expensive to
 * read are left out, as the list of security providers, or cannot be read, as the factory of URLs:
 * code that could change them gets no child that other exercises use.
 *
 * @param properties the system properties, without those of the runtime's libraries
 * @param locales the default locale, and those of each category
 * @param streams the standard streams, compared by identity
 * @param onUncaught the handler of uncaught exceptions; null if there is none
 */
record JvmDefaults(
    Map<Object, Object> properties,
    List<Locale> locales,
    String zone,
    List<Object> streams,
    Thread.@Nullable UncaughtExceptionHandler onUncaught) {
  /** The first server sets these: Jetty its version, the runtime the place of SQLite's library. */
  private static final List<String> OF_LIBRARIES = List.of("jetty.", "org.sqlite.");

  JvmDefaults {
    properties = Map.copyOf(properties);
    locales = List.copyOf(locales);
    streams = List.copyOf(streams);
  }

  /** Returns the present settings. */
  static JvmDefaults now() {
    String zone = TimeZone.getDefault().getID(); // The first call sets a system property.
    Map<Object, Object> properties = new HashMap<>(System.getProperties());
    properties.keySet().removeIf(JvmDefaults::isOfALibrary);
    return new JvmDefaults(
        properties,
        List.of(
            Locale.getDefault(),
            Locale.getDefault(Locale.Category.DISPLAY),
            Locale.getDefault(Locale.Category.FORMAT)),
        zone,
        List.of(System.in, System.out, System.err),
        Thread.getDefaultUncaughtExceptionHandler());
  }

  private static boolean isOfALibrary(Object name) {
    return OF_LIBRARIES.stream().anyMatch(String.valueOf(name)::startsWith);
  }
}
