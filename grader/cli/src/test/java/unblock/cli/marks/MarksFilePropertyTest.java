package unblock.cli.marks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import unblock.cli.intake.IdKind;
import unblock.cli.intake.Student;

/**
 * For any class of 300 and any form of a platform's file: each mark is with the right student, and
 * all other bytes are equal.
 */
final class MarksFilePropertyTest {
  private static final List<List<String>> MOODLE_HEADERS =
      List.of(
          List.of(
              "Identifier",
              "Full name",
              "ID number",
              "Email address",
              "Status",
              "Grade",
              "Maximum Grade",
              "Grade can be changed",
              "Last modified (submission)",
              "Last modified (grade)",
              "Feedback comments"),
          List.of(
              "ID",
              "Vollständiger Name",
              "ID-Nummer",
              "E-Mail-Adresse",
              "Status",
              "Bewertung",
              "Bestwertung",
              "Bewertung kann geändert werden",
              "Zuletzt geändert (Abgabe)",
              "Zuletzt geändert (Bewertung)",
              "Feedback als Kommentar"),
          List.of(
              "Identifierare",
              "Fullständigt namn",
              "ID number",
              "E-postadress",
              "Läge",
              "Betyg",
              "Högsta betyg",
              "Betyg kan ändras",
              "Senast ändrad (inlämning)",
              "Senast ändrad (betyg)",
              "Kommentarer"));

  private static final List<String> PARTICIPANT =
      List.of("Participant ", "Teilnehmer/in", "Deltagare ");

  @Property(tries = 30)
  void moodle(@ForAll long seed) throws Exception {
    Random r = new Random(seed);
    TermClass term = TermClass.of(IdKind.PARTICIPANT, r);
    int language = r.nextInt(MOODLE_HEADERS.size());
    double maximum = List.of(40.0, 100.0, 160.0).get(r.nextInt(3));
    char decimal = r.nextBoolean() ? '.' : ',';
    String most = String.format(java.util.Locale.ROOT, "%.2f", maximum).replace('.', decimal);
    List<Integer> order = Worksheet.order(11, language < 2 && r.nextBoolean(), r);
    List<List<String>> rows = new ArrayList<>();
    List<String> ids = new ArrayList<>(List.of(""));
    rows.add(ordered(MOODLE_HEADERS.get(language), order));
    List<TermClass.Person> people = new ArrayList<>(term.people());
    Collections.shuffle(people, r);
    for (TermClass.Person each : people) {
      ids.add(each.number());
      String old = r.nextInt(10) == 0 ? "3" + decimal + "00" : "";
      rows.add(
          ordered(
              List.of(
                  PARTICIPANT.get(language) + each.number(),
                  each.name(),
                  each.studentId(),
                  each.email(),
                  "Submitted for grading - \"late\"",
                  old,
                  most,
                  "Yes",
                  "Monday, 30 November 2026, 11:59 PM",
                  "-",
                  r.nextInt(5) == 0 ? "two\nlines, and; \"quotes\"" : ""),
              order));
    }
    Worksheet sheet = Worksheet.of(rows, ids, order.indexOf(5), List.of(',', ';', '\t'), r);
    check(sheet, MarksPlatform.MOODLE, term, term.marks(maximum, decimal), order.indexOf(0));
  }

  @Property(tries = 30)
  void canvas(@ForAll long seed) throws Exception {
    Random r = new Random(seed);
    TermClass term = TermClass.of(IdKind.CANVAS_USER, r);
    boolean hasSis = r.nextBoolean();
    String most = r.nextBoolean() ? "40.0" : "40";
    List<List<String>> rows = new ArrayList<>();
    List<String> ids = new ArrayList<>(List.of("", ""));
    List<String> sis = hasSis ? List.of("SIS User ID", "SIS Login ID") : List.of();
    rows.add(
        joined(
            List.of("Student", "ID"),
            sis,
            List.of("Section", "Essay (11)", "Blocking (4711)", "Final Score", "Quiz (12)")));
    rows.add(
        joined(
            List.of("    Points Possible", ""),
            hasSis ? List.of("", "") : List.of(),
            List.of("", "10", most, "(read only)", "5")));
    for (TermClass.Person each : term.people()) {
      ids.add(each.number());
      rows.add(
          joined(
              List.of(each.name(), each.number()),
              hasSis ? List.of(each.studentId(), each.email()) : List.of(),
              List.of("A, B", "9", List.of("", "3.5").get(r.nextInt(2)), "77.1", "4")));
    }
    ids.add("");
    rows.add(
        joined(
            List.of("Student, Test", "999"),
            hasSis ? List.of("", "x") : List.of(),
            List.of("A", "", "", "", "")));
    Worksheet sheet = Worksheet.of(rows, ids, 2 + sis.size() + 2, List.of(',', ';'), r);
    Map<String, String> marks = new HashMap<>(term.marks(40, '.'));
    if (!hasSis) {
      // Without institutional ids in the file, only Canvas' own number identifies a student.
      term.rows()
          .forEach(
              row ->
                  row.student()
                      .filter(one -> !one.accounts().containsKey(IdKind.CANVAS_USER))
                      .ifPresent(one -> marks.remove(number(term, one))));
    }
    check(sheet, MarksPlatform.CANVAS, term, marks, 1);
  }

  private static String number(TermClass term, Student student) {
    return term.people().stream()
        .filter(each -> each.studentId().equals(student.id()))
        .map(TermClass.Person::number)
        .findFirst()
        .orElseThrow();
  }

  private static void check(
      Worksheet sheet,
      MarksPlatform platform,
      TermClass term,
      Map<String, String> marks,
      int idColumn)
      throws Exception {
    Path file = Files.createTempFile("marks", ".csv");
    try {
      byte[] original = sheet.bytes(Map.of());
      Files.write(file, original);

      MarksFile.Filled filled =
          MarksFile.read(platform, file, TermClass.POSSIBLE, Optional.empty(), term.students())
              .filled(term.rows());

      assertThat(Files.readAllBytes(file)).isEqualTo(original);
      String text = new String(filled.bytes(), sheet.charset());
      assertThat(text).isEqualTo(new String(sheet.bytes(marks), sheet.charset()));
      assertThat(filled.bytes()).isEqualTo(sheet.bytes(marks));
      assertThat(filled.filled()).isEqualTo(marks.size());
      assertThat(imported(text, sheet, idColumn)).containsAllEntriesOf(numbers(marks));
    } finally {
      Files.delete(file);
    }
  }

  /** Reads back as the importers do: by the number of the student, with either decimal mark. */
  private static Map<String, Double> imported(String text, Worksheet sheet, int idColumn)
      throws Exception {
    Map<String, Double> marks = new HashMap<>();
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(sheet.separator());
    try (MappingIterator<String[]> rows =
        new CsvMapper()
            .readerFor(String[].class)
            .with(schema)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .readValues(text.replaceFirst("^\ufeff", ""))) {
      for (String[] row : rows.readAll()) {
        String id = row[idColumn].replaceAll("\\D", "");
        String mark = row[sheet.marks()].replace(',', '.');
        if (!id.isEmpty() && mark.matches("[0-9.]+")) {
          assertThat(marks.put(id, Double.valueOf(mark))).isNull();
        }
      }
    }
    return marks;
  }

  private static Map<String, Double> numbers(Map<String, String> marks) {
    Map<String, Double> numbers = new HashMap<>();
    marks.forEach((id, mark) -> numbers.put(id, Double.valueOf(mark.replace(',', '.'))));
    return numbers;
  }

  private static List<String> ordered(List<String> cells, List<Integer> order) {
    return order.stream().map(cells::get).toList();
  }

  @SafeVarargs
  private static List<String> joined(List<String>... parts) {
    List<String> all = new ArrayList<>();
    for (List<String> part : parts) {
      all.addAll(part);
    }
    return all;
  }
}
