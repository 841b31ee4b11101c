package unblock.engine.report;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.message.Translator;

/**
 * A grade as JUnit XML in the form of Maven Surefire, which all build servers read: one test suite
 * for the submission, one test case for each criterion. Such readers count a test case without a
 * failure as passed, so a criterion that was not checked, or is undecided, is an error.
 */
public final class JUnitReport implements ReportFormat {
  private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

  @Override
  public String id() {
    return "junit";
  }

  @Override
  public Audience audience() {
    return Audience.PROGRAMS;
  }

  @Override
  public String write(GradeReport grade, Translator texts) {
    StringWriter out = new StringWriter();
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    try {
      XMLStreamWriter xml = XML.createXMLStreamWriter(out);
      new Writer(xml, new CriterionLines(texts)).suite(grade);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A text in memory can always be written", e);
    }
    return out.toString();
  }

  /** Writes one suite in one language. */
  private record Writer(XMLStreamWriter xml, CriterionLines lines) {
    void suite(GradeReport whole) throws XMLStreamException {
      GradeReport shown = whole.visible();
      List<GradedExercise> missing =
          whole.exercises().stream().filter(each -> each.criteria().isEmpty()).toList();
      List<Verdict> verdicts = shown.criteria().map(GradedCriterion::verdict).toList();
      long failures = verdicts.stream().filter(each -> each == Verdict.FAILED).count();
      long ungraded = whole.exercises().isEmpty() ? 1 : missing.size();
      long errors = verdicts.stream().filter(Writer::isError).count() + ungraded;
      xml.writeStartElement("testsuite");
      attribute("name", whole.submission());
      attribute("tests", String.valueOf(verdicts.size() + ungraded));
      attribute("errors", String.valueOf(errors));
      attribute("skipped", "0");
      attribute("failures", String.valueOf(failures));
      attribute("time", "0");
      properties(whole);
      if (whole.exercises().isEmpty()) {
        ungraded(whole.submission(), whole.submission(), String.join(" ", lines.about(whole)));
      }
      for (GradedExercise each : missing) {
        ungraded(whole.submission() + "." + each.id(), each.id(), lines.notHandedIn(each));
      }
      for (GradedExercise exercise : shown.exercises()) {
        for (GradedCriterion criterion : exercise.criteria()) {
          testCase(shown.submission(), exercise, criterion);
        }
      }
      newLine("");
      xml.writeEndElement();
      newLine("");
    }

    private void properties(GradeReport whole) throws XMLStreamException {
      newLine("  ");
      xml.writeStartElement("properties");
      property("verdict", whole.visible().verdict().toString());
      property("seed", String.valueOf(whole.seed()));
      property("points", PointsFormat.of(whole.visible().score().earned()));
      property("points-possible", PointsFormat.of(whole.visible().score().possible()));
      property("points-undecided", PointsFormat.of(whole.visible().undecided()));
      property("hidden-criteria", String.valueOf(whole.hidden()));
      for (String line : lines.about(whole)) {
        property("remark", line);
      }
      newLine("  ");
      xml.writeEndElement();
    }

    private void property(String name, String value) throws XMLStreamException {
      newLine("    ");
      xml.writeEmptyElement("property");
      attribute("name", name);
      attribute("value", value);
    }

    /** Without a test case, a reader would count the suite as passed. */
    private void ungraded(String type, String name, String message) throws XMLStreamException {
      newLine("  ");
      start(type, name);
      problem("error", Verdict.NOT_CHECKED.toString(), message, List.of());
      newLine("  ");
      xml.writeEndElement();
    }

    private void testCase(String submission, GradedExercise exercise, GradedCriterion criterion)
        throws XMLStreamException {
      newLine("  ");
      start(
          submission + "." + exercise.id(), criterion.key() + " " + lines.line(criterion.title()));
      Verdict verdict = criterion.verdict();
      List<String> places = lines.places(criterion);
      if (verdict == Verdict.FAILED) {
        problem("failure", verdict.toString(), lines.message(criterion), places);
      } else if (isError(verdict)) {
        problem("error", verdict.toString(), lines.message(criterion), places);
      } else if (!places.isEmpty()) {
        newLine("    ");
        xml.writeStartElement("system-out");
        text(String.join("\n", lines.all(criterion)));
        xml.writeEndElement();
      }
      newLine("  ");
      xml.writeEndElement();
    }

    private void start(String type, String name) throws XMLStreamException {
      xml.writeStartElement("testcase");
      attribute("name", name);
      attribute("classname", type);
      attribute("time", "0");
    }

    private void problem(String element, String type, String message, List<String> places)
        throws XMLStreamException {
      newLine("    ");
      xml.writeStartElement(element);
      attribute("message", message);
      attribute("type", type);
      text(places.isEmpty() ? message : message + "\n" + String.join("\n", places));
      xml.writeEndElement();
    }

    private static boolean isError(Verdict verdict) {
      return verdict == Verdict.NOT_CHECKED || verdict == Verdict.INCONCLUSIVE;
    }

    private void attribute(String name, String value) throws XMLStreamException {
      xml.writeAttribute(name, PrintableText.line(value));
    }

    private void text(String printable) throws XMLStreamException {
      xml.writeCharacters(printable);
    }

    private void newLine(String indent) throws XMLStreamException {
      xml.writeCharacters("\n" + indent);
    }
  }
}
