package unblock.engine.report.html;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Map;
import unblock.engine.model.Timeline;
import unblock.message.Translator;

/** A timeline as one SVG file, drawn by the same code as the picture in a page. */
public final class TimelineSvg {
  private static final int NO_DIFFERENCE = -1;

  /** Attributes in which XML distinguishes upper case, unlike HTML. */
  private static final Map<String, String> IN_XML =
      Map.of(
          " viewbox=", " viewBox=",
          " patternunits=", " patternUnits=",
          " refx=", " refX=",
          " refy=", " refY=",
          " markerwidth=", " markerWidth=",
          " markerheight=", " markerHeight=");

  private TimelineSvg() {}

  /** A template that writes a part of a page. */
  private interface Template {
    void write(HtmlTemplateOutput output);
  }

  /**
   * Returns the file.
   *
   * @param title what the picture shows, for those who cannot see it
   */
  @SuppressWarnings("NullAway") // Null stands for no interceptor in jte's generated code.
  public static String of(Timeline timeline, String title, Translator texts) {
    Picture picture = PictureLayout.of(timeline.events(), texts);
    String drawing =
        element(
            "svg",
            written(
                output ->
                    JtepictureGenerated.render(
                        output, null, picture, "timeline", title, NO_DIFFERENCE, "")));
    String patterns = element("defs", written(output -> JtepatternsGenerated.render(output, null)));
    String style = "<style>" + PageAssets.STYLE_OF_PICTURES + "</style>";
    String paper = "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>";
    int inside = drawing.indexOf('>') + 1;
    String svg =
        drawing.substring(0, inside).replace("<svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"")
            + "\n"
            + style
            + "\n"
            + patterns
            + "\n"
            + paper
            + drawing.substring(inside)
            + "\n";
    for (Map.Entry<String, String> each : IN_XML.entrySet()) {
      svg = svg.replace(each.getKey(), each.getValue());
    }
    return svg;
  }

  private static String written(Template template) {
    StringOutput text = new StringOutput();
    TemplateOutput output = text;
    template.write(new OwaspHtmlTemplateOutput(output));
    return text.toString();
  }

  /** The last element of that name, with its content. */
  private static String element(String name, String html) {
    return html.substring(html.indexOf("<" + name), html.lastIndexOf("</" + name + ">"))
        + "</"
        + name
        + ">";
  }
}
