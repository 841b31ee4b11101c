package unblock.cli.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
                ZipArchive.isZip(path.toString()) ? "intake.no-file" : "intake.no-folder",
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
                Optional.of(row.student()),
                Optional.empty(),
                List.of(),
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
    Optional<StudentMatcher> matcher =
        roster.map(known -> new StudentMatcher(known, request.exercises()));
    Map<FoundSubmission, StudentMatch> matches = new LinkedHashMap<>();
    for (FoundSubmission each : found) {
      matches.put(each, matcher.map(known -> known.match(each)).orElseGet(each::ownWord));
    }
    Map<Student, Long> times =
        matches.values().stream()
            .flatMap(match -> match.student().stream())
            .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
    List<Arrival> arrivals = new ArrayList<>();
    Set<String> names = new HashSet<>();
    matches.forEach(
        (each, match) -> {
          List<Message> remarks = new ArrayList<>(each.remarks());
          if (match instanceof StudentMatch.Uncertain uncertain) {
            remarks.add(uncertain.remark());
          }
          match
              .student()
              .filter(student -> times.getOrDefault(student, 0L) > 1)
              .ifPresent(
                  student ->
                      remarks.add(
                          Message.of(
                              "intake.handed-in-times",
                              "student",
                              student.name(),
                              "count",
                              times.getOrDefault(student, 0L))));
          arrivals.add(
              new StoredArrival(
                  nameOfItsOwn(each.name(), names),
                  match.student().map(student -> known(student, each)),
                  remarks,
                  each.reader()));
        });
    List<Student> absent =
        roster.stream()
            .flatMap(known -> known.rows().stream())
            .map(Roster.Row::student)
            .filter(student -> !times.containsKey(student))
            .toList();
    return new ArrivalList(arrivals, refusals, absent);
  }

  /** Adds what the submission's own name says. */
  private static Student known(Student student, FoundSubmission found) {
    Student known = student.handedInAt(HandInTime.inName(found.name()));
    return found.export().map(each -> known.knownAs(each.kind(), each.id())).orElse(known);
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
