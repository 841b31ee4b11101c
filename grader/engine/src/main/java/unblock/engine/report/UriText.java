package unblock.engine.report;

import java.net.URI;
import java.net.URISyntaxException;

/** Writes a path as a relative URI. */
final class UriText {
  private UriText() {}

  /** The path with blanks and letters outside ASCII as UTF-8 in percent signs. */
  static String of(String path) {
    try {
      // The folder keeps a colon in the first name from being taken for the end of a scheme.
      String uri = new URI(null, null, "./" + path, null).toASCIIString();
      return uri.substring("./".length());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Each text is quoted where a URI needs it", e);
    }
  }
}
