package unblock.cli.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import unblock.cli.intake.ClassOf300.Person;

/**
 * The exports of six platforms for a class of 300: every submission is matched to the student whose
 * id is in its code, or to nobody with a remark, and its newest version counts.
 */
final class PlatformExportTest {
  /** Whoever is not on the roster; their submissions belong to nobody. */
  private static final int STRANGERS = 10;

  /** The number of the first stranger, who has no namesake. */
  private static final int FIRST_STRANGER = 240;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void everySubmissionBelongsToItsStudentOrToNobody(PlatformExport platform) throws Exception {
    List<Person> people = ClassOf300.people();
    assertThat(people).hasSize(300);
    List<Person> listed = new ArrayList<>(people);
    Collections.shuffle(listed, new Random(7));
    listed.removeIf(
        each -> each.number() >= FIRST_STRANGER && each.number() < FIRST_STRANGER + STRANGERS);
    Path roster = Files.write(folder.resolve("roster.csv"), platform.roster(listed));
    Path zip = Files.write(folder.resolve("class.zip"), platform.zip(people));

    Path unpacked =
        PlatformExport.unpack(
            Files.readAllBytes(zip), folder.resolve("unpacked"), UnaryOperator.identity());

    for (Path path : List.of(zip, unpacked)) {
      ArrivalList list =
          ArrivalList.of(
              SubmissionBatchTest.request(Optional.of(roster), GitRevision.LATEST, path));

      check(platform, list, people, listed);
    }
  }

  private static void check(
      PlatformExport platform, ArrivalList list, List<Person> people, List<Person> listed)
      throws Exception {
    Map<String, Person> byCode = new HashMap<>();
    people.forEach(each -> byCode.put(each.code(PlatformExport.LAST), each));
    Map<String, Long> names = new HashMap<>();
    people.forEach(each -> names.merge(each.name(), 1L, Long::sum));
    Set<String> matched = new HashSet<>();
    for (Arrival arrival : list.arrivals()) {
      String code = arrival.read().exercises().get("pool").get(0).text();
      assertThat(byCode).describedAs("%s has the newest version", arrival.name()).containsKey(code);
      Person person = byCode.get(code);
      if (arrival.student().isPresent()) {
        Student student = arrival.student().get();
        assertThat(student.name() + student.id() + student.email())
            .describedAs("%s of %s", arrival.name(), person)
            .containsAnyOf(person.id(), person.email(), person.canvasUser());
        assertThat(listed).contains(person);
        matched.add(person.id());
      } else {
        assertThat(arrival.remarks()).describedAs(arrival.name()).isNotEmpty();
      }
    }
    for (Person person : listed) {
      boolean isOnlyOne = names.getOrDefault(person.name(), 0L) == 1;
      if (isOnlyOne || hasOwnNumbers(platform)) {
        assertThat(matched).describedAs("%s on %s", person, platform).contains(person.id());
      }
    }
    assertThat(list.absent()).hasSize(listed.size() - matched.size());
  }

  /** Whether the roster has the number or account that is in the names of the export. */
  private static boolean hasOwnNumbers(PlatformExport platform) {
    return platform != PlatformExport.BRIGHTSPACE && platform != PlatformExport.TEAMS;
  }
}
