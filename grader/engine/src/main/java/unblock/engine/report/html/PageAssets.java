package unblock.engine.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The style sheet and the script of a page. The page's policy names their digests, so that a
 * browser runs and applies nothing else.
 */
public record PageAssets(String style, String script) {
  /** The style sheet of a picture, alone or in a page. */
  static final String STYLE_OF_PICTURES = read(PageAssets.class, "picture.css");

  static final PageAssets OF_A_REPORT = with(PageAssets.class, "page.js");

  /** Returns the style sheet of all pages with a script that lies beside that class. */
  public static PageAssets with(Class<?> home, String script) {
    return new PageAssets(
        STYLE_OF_PICTURES + read(PageAssets.class, "page.css"), read(home, script));
  }

  /** The Content-Security-Policy of a page with this style sheet and this script. */
  public String policy() {
    return String.join(
        "; ",
        "default-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "style-src '" + digest(style) + "'",
        "script-src '" + digest(script) + "'");
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private static String read(Class<?> home, String name) {
    try (InputStream in = Objects.requireNonNull(home.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
