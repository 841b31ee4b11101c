package unblock.cli.similarity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.pmd.cpd.CpdLanguageProperties;
import net.sourceforge.pmd.cpd.CpdLexer;
import net.sourceforge.pmd.cpd.TokenEntry;
import net.sourceforge.pmd.cpd.TokenFactory;
import net.sourceforge.pmd.lang.LanguagePropertyBundle;
import net.sourceforge.pmd.lang.ast.LexException;
import net.sourceforge.pmd.lang.document.FileId;
import net.sourceforge.pmd.lang.document.TextDocument;
import net.sourceforge.pmd.lang.java.JavaLanguageModule;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a Java file by PMD's CPD: without comments, imports and semicolons, all names
 * equal, all literals equal.
 *
 * @param words the kind of each token, as a number
 * @param lines the line of each token, from 1
 */
record JavaTokens(List<Integer> words, List<Integer> lines) {
  private static final JavaLanguageModule JAVA = JavaLanguageModule.getInstance();

  /**
   * Reads tokens until the text is not valid Java, so that code with syntax errors is compared,
   * too.
   */
  static JavaTokens of(String text) {
    Heap heap = new Heap();
    FileId file = FileId.fromPathLikeString("A.java");
    try (TextDocument document =
        TextDocument.readOnlyString(text, file, JAVA.getDefaultVersion())) {
      lexer().tokenize(document, heap);
    } catch (IOException | LexException e) {
      return new JavaTokens(heap.words, heap.lines);
    }
    return new JavaTokens(heap.words, heap.lines);
  }

  private static CpdLexer lexer() {
    LanguagePropertyBundle settings = JAVA.newPropertyBundle();
    settings.setProperty(CpdLanguageProperties.CPD_ANONYMIZE_IDENTIFIERS, true);
    settings.setProperty(CpdLanguageProperties.CPD_ANONYMIZE_LITERALS, true);
    return JAVA.createCpdLexer(settings);
  }

  private static final class Heap implements TokenFactory {
    private final List<Integer> words = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();

    @Override
    public void recordToken(String image, int line, int column, int endLine, int endColumn) {
      words.add(image.hashCode());
      lines.add(line);
    }

    @Override
    public void setImage(@Nullable TokenEntry entry, String image) {
      // The original restores the names of constructors; here all names are equal.
    }

    @Override
    public LexException makeLexException(
        int line, int column, String message, @Nullable Throwable cause) {
      return new LexException(line, column, FileId.UNKNOWN, message, cause);
    }

    @Override
    public @Nullable TokenEntry peekLastToken() {
      return null;
    }

    @Override
    public void close() {
      // Nothing has to be closed.
    }
  }
}
