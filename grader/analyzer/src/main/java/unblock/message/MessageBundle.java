package unblock.message;

/**
 * The texts of one module or exercise: a file {@code messages.properties} in the package of a
 * class, in English, and beside it one file for each further language, as in {@code
 * messages_ko.properties}. A module names its bundle in {@code
 * META-INF/services/unblock.message.MessageBundle}.
 */
public interface MessageBundle {
  /** The class whose package contains the files. */
  default Class<?> home() {
    return getClass();
  }
}
