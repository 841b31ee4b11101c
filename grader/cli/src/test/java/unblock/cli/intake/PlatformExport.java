package unblock.cli.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import unblock.cli.intake.ClassOf300.Person;

/**
 * Writes the submissions and the roster of a class as a platform does, after the platform's
 * documentation and public examples of such exports. Every third person has handed in twice.
 */
public enum PlatformExport {
  /** The grading worksheet, and one folder for each participant. */
  MOODLE {
    @Override
    public void submissions(Person person, Writer zip) throws IOException {
      String folder = person.name() + "_" + person.participant() + "_assignsubmission_file_/";
      zip.write(folder + "A.java", person.code(LAST));
    }

    @Override
    public byte[] roster(List<Person> people) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("Identifier", "Full name", "Email address", "Status", "Grade"));
      for (Person each : people) {
        rows.add(List.of("Participant " + each.participant(), each.name(), each.email(), "-", ""));
      }
      return csv(rows, ",");
    }
  },

  /** The gradebook, and files with the name in one word. */
  CANVAS {
    @Override
    public void submissions(Person person, Writer zip) throws IOException {
      String name =
          (person.last() + person.first())
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N}]", "");
      String late = person.number() % 5 == 0 ? "LATE_" : "";
      String start = name + "_" + late + person.canvasUser() + "_";
      if (handsInTwice(person)) {
        zip.write(start + (600_000 + person.number()) + "_A.java", person.code(FIRST));
        zip.write(start + (700_000 + person.number()) + "_A-1.java", person.code(LAST));
      } else {
        zip.write(start + (600_000 + person.number()) + "_A.java", person.code(LAST));
      }
    }

    @Override
    public byte[] roster(List<Person> people) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("Student", "ID", "SIS Login ID", "Section", "Exercise (7)"));
      rows.add(List.of("    Points Possible", "", "", "", "40"));
      for (Person each : people) {
        rows.add(
            List.of(
                each.last() + ", " + each.first(), each.canvasUser(), each.username(), "A, B", ""));
      }
      return csv(rows, ",");
    }
  },

  /** The class list, and a folder for each attempt beside an index. */
  BRIGHTSPACE {
    @Override
    public void submissions(Person person, Writer zip) throws IOException {
      String start = person.brightspaceUser() + "-424242 - " + person.name() + " - ";
      if (handsInTwice(person)) {
        zip.write(start + "Nov 9, 2026 1155 PM/A.java", person.code(FIRST));
      }
      zip.write(start + "Nov 10, 2026 905 AM/A.java", person.code(LAST));
      zip.write("index.html", "<html></html>");
    }

    @Override
    public byte[] roster(List<Person> people) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("OrgDefinedId", "Username", "Last Name", "First Name", "Email"));
      for (Person each : people) {
        rows.add(
            List.of("#" + each.id(), each.username(), each.last(), each.first(), each.email()));
      }
      return csv(rows, ",");
    }
  },

  /** The grade centre as Excel's text in UTF-16, and files beside a note for each attempt. */
  BLACKBOARD {
    @Override
    public void submissions(Person person, Writer zip) throws IOException {
      String start = "Exercise 1_" + person.username() + "_attempt_";
      if (handsInTwice(person)) {
        zip.write(start + "2026-11-09-23-55-10_A.java", person.code(FIRST));
        zip.write(start + "2026-11-09-23-55-10.txt", "Name: " + person.name());
      }
      zip.write(start + "2026-11-10-09-05-00_A.java", person.code(LAST));
      zip.write(start + "2026-11-10-09-05-00.txt", "Name: " + person.name());
    }

    @Override
    public byte[] roster(List<Person> people) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("Last Name", "First Name", "Username", "Student ID", "Availability"));
      for (Person each : people) {
        rows.add(List.of(each.last(), each.first(), each.username(), each.id(), "Yes"));
      }
      String text = new String(csv(rows, "\t"), StandardCharsets.UTF_8);
      return ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
    }
  },

  /** A class list of names, and the synchronised folders with their versions. */
  TEAMS {
    @Override
    public void submissions(Person person, Writer zip) throws IOException {
      String folder = "Submitted files/" + person.name() + "/Exercise 1/Version ";
      if (handsInTwice(person)) {
        zip.write(folder + "9/A.java", person.code(FIRST));
        zip.write(folder + "10/A.java", person.code(LAST));
      } else {
        zip.write(folder + "1/A.java", person.code(LAST));
      }
      zip.write("Working files/" + person.name() + "/Exercise 1/A.java", person.code("draft"));
    }

    @Override
    public byte[] roster(List<Person> people) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("성명", "이메일 주소", "학번"));
      for (Person each : people) {
        rows.add(List.of(each.name(), each.email(), each.id()));
      }
      return ("sep=;\r\n" + new String(csv(rows, ";"), StandardCharsets.UTF_8))
          .getBytes(StandardCharsets.UTF_8);
    }
  },

  /** The roster of a classroom, and a repository for each account. */
  GIT_HOST {
    @Override
    public void submissions(Person person, Writer zip) throws IOException {
      zip.write("week-3-" + person.account() + "/src/A.java", person.code(LAST));
    }

    @Override
    public byte[] roster(List<Person> people) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("identifier", "github_username", "github_id", "name"));
      for (Person each : people) {
        rows.add(List.of(each.id(), each.account(), "9" + each.number(), each.name()));
      }
      return csv(rows, ",");
    }
  };

  static final String FIRST = "first";
  public static final String LAST = "last";

  /** Takes the entries of a zip. */
  public interface Writer {
    void write(String name, String text) throws IOException;
  }

  /** Writes what one person has handed in. */
  public abstract void submissions(Person person, Writer zip) throws IOException;

  /** Returns the platform's list of students. */
  public abstract byte[] roster(List<Person> people);

  static boolean handsInTwice(Person person) {
    return person.number() % 3 == 2;
  }

  /** Returns the export; two files of the same name stay one, as on a disk. */
  public byte[] zip(List<Person> people) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<String> names = new ArrayList<>();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Person person : people) {
        submissions(
            person,
            (name, text) -> {
              if (!names.contains(name)) {
                names.add(name);
                zip.putNextEntry(new ZipEntry(name));
                zip.write(text.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
              }
            });
      }
    }
    return bytes.toByteArray();
  }

  /**
   * Unpacks an export as a person does who looks into it first.
   *
   * @param text changes the text of each file
   * @return the folder
   */
  public static Path unpack(byte[] export, Path folder, UnaryOperator<String> text)
      throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(export))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        Files.writeString(file, text.apply(content));
      }
    }
    return folder;
  }

  private static byte[] csv(List<List<String>> rows, String separator) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      List<String> cells =
          row.stream().map(cell -> cell.contains(separator) ? '"' + cell + '"' : cell).toList();
      text.append(String.join(separator, cells)).append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
