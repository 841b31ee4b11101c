package unblock.bench.wording;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.comments.Comment;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import java.util.List;

/**
 * The type names and the Javadoc of a Java file.
 *
 * @param types the names of the file's top-level types; the name of a nested type is read together
 *     with the name of its outer type
 */
record ParsedSource(List<String> types, List<JavadocText> javadoc) {
  /** Parses that file as Java 17. */
  static ParsedSource of(SourceText source) {
    ParserConfiguration java17 =
        new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17);
    ParseResult<CompilationUnit> parsed = new JavaParser(java17).parse(source.text());
    CompilationUnit unit =
        parsed
            .getResult()
            .filter(result -> parsed.isSuccessful())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        source.path() + " is not Java 17: " + parsed.getProblems()));
    List<String> types = unit.getTypes().stream().map(NodeWithSimpleName::getNameAsString).toList();
    List<JavadocText> javadoc =
        unit.getAllComments().stream()
            .filter(Comment::isJavadocComment)
            .map(ParsedSource::text)
            .toList();
    return new ParsedSource(types, javadoc);
  }

  private static JavadocText text(Comment comment) {
    int line = comment.getBegin().map(begin -> begin.line).orElse(1);
    return JavadocText.of(line, comment.getContent());
  }
}
