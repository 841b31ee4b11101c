package unblock.engine.report;

import java.net.URI;
import java.net.URISyntaxException;

/** Writes a path as a relative URI. */
public final class UriText {
  private UriText() {}

  /** The path with blanks, colons and letters outside ASCII as bytes in hexadecimal. */
  public static String of(String path) {
    try {
      // A colon in the first name would be taken for the end of a scheme.
      String uri = new URI(null, null, "./" + path, null).toASCIIString();
      return uri.substring("./".length()).replace(":", "%3A");
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Each text is quoted where a URI needs it", e);
    }
  }
}
