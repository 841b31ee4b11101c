package unblock.engine.report.html;

import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Optional;
import unblock.engine.model.GradeReport;
import unblock.engine.report.ReportFormat;
import unblock.message.Translator;

/** A grade as one HTML file with the timeline of each exercise, for a browser without a network. */
public final class HtmlReport implements ReportFormat {
  /** The name of the file beside grade.json. */
  public static final String FILE_NAME = "report.html";

  @Override
  public String id() {
    return "html";
  }

  @Override
  public Audience audience() {
    return Audience.PEOPLE;
  }

  @Override
  public Optional<String> fileName() {
    return Optional.of(FILE_NAME);
  }

  @Override
  @SuppressWarnings("NullAway") // As jte's own engine does: no interceptor of elements.
  public String write(GradeReport grade, Translator texts) {
    StringOutput text = new StringOutput();
    TemplateOutput output = text;
    JtereportGenerated.render(
        new OwaspHtmlTemplateOutput(output),
        null,
        ReportPage.of(grade, texts),
        PageAssets.OF_A_REPORT,
        texts);
    return text.toString();
  }
}
