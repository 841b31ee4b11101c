package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.ENGLISH;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.engine.model.GradeReport;

/** Pages as a reader of GitHub's Markdown understands them. */
final class MarkdownReaderTest {
  private static final Set<String> OWN_TAGS = Set.of("<code>", "</code>", "<br>");

  static List<GradeReport> grades() {
    return SampleGrades.all();
  }

  @ParameterizedTest
  @MethodSource("grades")
  void noTextOfASubmissionIsALinkOrHtml(GradeReport grade) {
    PageParts parts = parts(grade);

    assertThat(parts.links).isEmpty();
    assertThat(parts.tags).isSubsetOf(OWN_TAGS);
    assertThat(parts.blocks).allMatch(block -> block.startsWith("<pre>"));
    assertThat(parts.tables).isEqualTo(grade.exercises().size());
  }

  @Test
  void eachVisibleCriterionIsARow() {
    // With the heads.
    assertThat(parts(SampleGrades.ofEachVerdict()).rows).isEqualTo(1 + 6);
  }

  private static PageParts parts(GradeReport grade) {
    PageParts parts = new PageParts();
    Parser.builder()
        .extensions(List.of(TablesExtension.create()))
        .build()
        .parse(new MarkdownReport().write(grade, ENGLISH))
        .accept(parts);
    return parts;
  }

  private static final class PageParts extends AbstractVisitor {
    private final List<String> links = new ArrayList<>();
    private final Set<String> tags = new HashSet<>();
    private final List<String> blocks = new ArrayList<>();
    private int tables;
    private int rows;

    @Override
    public void visit(Link link) {
      links.add(link.getDestination());
    }

    @Override
    public void visit(Image image) {
      links.add(image.getDestination());
    }

    @Override
    public void visit(HtmlInline tag) {
      tags.add(tag.getLiteral());
    }

    @Override
    public void visit(HtmlBlock block) {
      blocks.add(block.getLiteral());
    }

    @Override
    public void visit(CustomBlock block) {
      tables += block instanceof TableBlock ? 1 : 0;
      visitChildren(block);
    }

    @Override
    public void visit(CustomNode node) {
      rows += node instanceof TableRow ? 1 : 0;
      visitChildren(node);
    }
  }
}
