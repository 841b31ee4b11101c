package unblock.cli.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import unblock.cli.layout.SubmissionFolder;
import unblock.engine.submission.SafeName;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/**
 * The submissions of a request.
 *
 * @param arrivals in the order of the request, no two of the same name
 * @param refusals a message for each that cannot even be found
 * @param absent who is on the roster and handed in nothing, in its order
 */
public record ArrivalList(List<Arrival> arrivals, List<Message> refusals, List<Student> absent) {
  public ArrivalList {
    arrivals = List.copyOf(arrivals);
    refusals = List.copyOf(refusals);
    absent = List.copyOf(absent);
  }

  /**
   * Finds the requested submissions without reading them.
   *
   * @throws UnusableSubmission if a batch or the roster cannot be read, so that the names are
   *     unknown
   */
  public static ArrivalList of(IntakeRequest request) throws UnusableSubmission {
    Optional<Roster> roster = Optional.empty();
    if (request.roster().isPresent()) {
      roster = Optional.of(Roster.read(request.roster().get()));
    }
    List<Message> refusals = new ArrayList<>();
    List<FoundSubmission> found = onDisk(request, refusals);
    for (String repository : request.repositories()) {
      found.add(
          new FoundSubmission(GitRepositories.nameOf(repository), repository(request, repository)));
    }
    roster.ifPresent(known -> found.addAll(ofStudents(request, known)));
    return arrivals(found, refusals, roster, request);
  }

  private static List<FoundSubmission> onDisk(IntakeRequest request, List<Message> refusals)
      throws UnusableSubmission {
    List<FoundSubmission> found = new ArrayList<>();
    for (Path path : request.paths()) {
      if (request.batch()) {
        found.addAll(new SubmissionBatch(request).in(path));
      } else if (Files.exists(path)) {
        found.add(SubmissionLocation.of(request).found(path));
      } else {
        refusals.add(
            Message.of(
                ArchiveFormat.isArchive(path.toString()) ? "intake.no-file" : "intake.no-folder",
                "path",
                path.toString()));
      }
    }
    return found;
  }

  /** Returns each student's repository from the roster. */
  private static List<FoundSubmission> ofStudents(IntakeRequest request, Roster roster) {
    List<FoundSubmission> found = new ArrayList<>();
    for (Roster.Row row : roster.rows()) {
      if (row.repository().isPresent()) {
        found.add(
            new FoundSubmission(
                row.student().id(),
                row.owners(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                repository(request, row.repository().get())));
      }
    }
    return found;
  }

  private static StoredArrival.Reader repository(IntakeRequest request, String where) {
    return () -> GitRepositories.read(where, request.revision(), request.packages());
  }

  private static ArrivalList arrivals(
      List<FoundSubmission> found,
      List<Message> refusals,
      Optional<Roster> roster,
      IntakeRequest request) {
    List<String> free =
        found.stream()
            .filter(each -> each.students().isEmpty() && each.export().isEmpty())
            .map(FoundSubmission::name)
            .toList();
    Optional<StudentMatcher> matcher =
        roster.map(
            known ->
                new StudentMatcher(
                    known, request.packages().values(), RepositoryNames.assignment(free, known)));
    Map<FoundSubmission, StudentMatch> matches = new LinkedHashMap<>();
    for (FoundSubmission each : found) {
      matches.put(each, matcher.map(known -> known.match(each)).orElseGet(each::ownWord));
    }
    Map<FoundSubmission, List<Student>> owners = owners(matches, roster);
    Map<Student, Long> times =
        owners.values().stream()
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
    List<Arrival> arrivals = new ArrayList<>();
    Set<String> names = new HashSet<>();
    matches.forEach(
        (each, match) -> {
          List<Student> students = owners.getOrDefault(each, List.of());
          List<Message> remarks = new ArrayList<>(each.remarks());
          if (match instanceof StudentMatch.Uncertain uncertain) {
            remarks.add(uncertain.remark());
          }
          if (students.size() > 1) {
            List<String> team = students.stream().map(Student::name).toList();
            remarks.add(Message.of("intake.counts-for-team", "students", team));
          }
          for (Student student : students) {
            long count = times.getOrDefault(student, 0L);
            if (count > 1) {
              remarks.add(
                  Message.of("intake.handed-in-times", "student", student.name(), "count", count));
            }
          }
          arrivals.add(
              new StoredArrival(
                  nameOfItsOwn(each.name(), names),
                  students.stream().map(student -> known(student, each, match)).toList(),
                  remarks,
                  each.reader()));
        });
    List<Student> absent =
        roster.stream()
            .flatMap(known -> known.students().stream())
            .filter(student -> !times.containsKey(student))
            .toList();
    return new ArrivalList(arrivals, refusals, absent);
  }

  /**
   * Adds what the submission's own name says. Its number is that of the student who handed it in,
   * and never that of another member of the team.
   */
  private static Student known(Student student, FoundSubmission found, StudentMatch match) {
    Student known = student.handedInAt(found.handedIn().map(LocalDateTime::toString));
    return match.students().equals(List.of(student))
        ? found
            .export()
            .filter(each -> !each.id().isEmpty())
            .map(each -> known.knownAs(each.kind(), each.id()))
            .orElse(known)
        : known;
  }

  /**
   * Returns for whom each submission counts. The submission of one member counts for each member of
   * the team who has no other.
   */
  private static Map<FoundSubmission, List<Student>> owners(
      Map<FoundSubmission, StudentMatch> matches, Optional<Roster> roster) {
    Set<Student> own =
        matches.values().stream()
            .flatMap(match -> match.students().stream())
            .collect(Collectors.toSet());
    Map<FoundSubmission, List<Student>> owners = new LinkedHashMap<>();
    matches.forEach(
        (found, match) -> {
          Set<Student> all = new LinkedHashSet<>(match.students());
          for (Student student : match.students()) {
            roster.map(known -> known.teamOf(student)).orElse(List.of()).stream()
                .filter(member -> !own.contains(member))
                .forEach(all::add);
          }
          owners.put(found, List.copyOf(all));
        });
    return owners;
  }

  /** Returns a unique name. Some file systems do not distinguish names that differ only in case. */
  private static String nameOfItsOwn(String wanted, Set<String> names) {
    String safe = SubmissionFolder.of(wanted);
    String name = safe;
    for (int i = 2; !names.add(name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)); i++) {
      String end = "-" + i;
      // A long name is cut before its number.
      name =
          SubmissionFolder.of(
              safe.substring(0, Math.min(safe.length(), SafeName.LONGEST - end.length())) + end);
    }
    return name;
  }
}
