package unblock.cli.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import unblock.engine.submission.UnusableSubmission;

/** For any class and any names of files, no submission is assigned to another student. */
final class StudentMatcherPropertyTest {
  private static final List<String> NAMES =
      List.of(
          "Ann Lee",
          "Ann Lee Smith",
          "Lee Ann",
          "Ann Smith",
          "Smith Lee",
          "김 민수",
          "김 민",
          "김민수",
          "Łukasz Żółć",
          "Łukasz Żółć-Nowak",
          "Zoë Ångström",
          "Zoe Angstrom",
          "Nov Work",
          "Андрей Ким",
          "Андреи Ким",
          "Ann 1001");

  private static final List<String> NUMBERS =
      List.of("10", "100", "1001", "1010", "2026", "930", "20261101", "202611", "29", "777");

  private static final List<String> WORDS =
      List.of("ann", "lee", "smith", "work", "offload", "u_1", "l_u_1", "nov", "2026", "annlee");

  /**
   * A student and the platforms' numbers for them, independent of the roster.
   *
   * @param isListed whether the roster has this student
   */
  private record Person(
      String id, String login, String github, String name, String number, boolean isListed) {}

  @Property(tries = 1000)
  void noMarkGoesToAnotherStudent(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    List<Person> people = people(random);
    Roster roster = roster(people, random);
    for (Person person : people) {
      for (String file : files(person, people, random)) {
        StudentMatch match = StudentMatcherTest.match(roster, file);
        match
            .student()
            .ifPresent(
                student ->
                    assertThat(student.id())
                        .describedAs("%s of %s, among %s", file, person, people)
                        .isEqualTo(person.isListed() ? person.id() : "a stranger"));
      }
    }
  }

  @Property(tries = 500)
  void whatAnExportNamesReachesItsOnlyStudent(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    List<Person> people = new ArrayList<>();
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      String name = letters(random, i) + " " + letters(random, i + 100);
      people.add(new Person("s" + i, "login" + i, "hub-" + i, name, "" + (7000 + i), true));
    }
    boolean hasLogins = random.nextBoolean();
    Roster roster = roster(people, hasLogins);
    for (Person person : people) {
      for (String file : exports(person)) {
        if (file.startsWith(hasLogins ? "Participant" : "Exercise")
            || (!hasLogins
                && List.of("offload-" + person.github(), person.login()).contains(file))) {
          continue; // Not in that roster.
        }
        assertThat(StudentMatcherTest.match(roster, file).student().map(Student::id))
            .describedAs("%s of %s, among %s", file, person, people)
            .contains(person.id());
      }
    }
  }

  private static List<Person> people(Random random) {
    List<String> ids = shuffled(NUMBERS, random);
    List<String> logins = shuffled(WORDS, random);
    List<String> numbers = shuffled(NUMBERS, random);
    List<Person> people = new ArrayList<>();
    int count = 2 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      String name = NAMES.get(random.nextInt(NAMES.size()));
      // A stranger with the same name as a student cannot be distinguished from that student.
      boolean isNew =
          people.stream().noneMatch(each -> PersonName.of(each.name()).isAll(PersonName.of(name)));
      boolean isListed = i == 0 || !isNew || random.nextInt(4) > 0;
      people.add(
          new Person(
              ids.get(i), logins.get(i), logins.get(i) + "-x", name, numbers.get(i), isListed));
    }
    return people.stream()
        .filter(
            each ->
                each.isListed()
                    || people.stream()
                        .filter(Person::isListed)
                        .noneMatch(
                            other -> {
                              PersonName one = PersonName.of(each.name());
                              PersonName two = PersonName.of(other.name());
                              return one.isAll(two) || two.isAll(one);
                            }))
        .toList();
  }

  private static List<String> files(Person person, List<Person> people, Random random) {
    List<String> files = new ArrayList<>(exports(person));
    String name = person.name();
    String number = NUMBERS.get(random.nextInt(NUMBERS.size()));
    files.addAll(
        List.of(
            name + " " + number,
            number + "_" + name,
            name + " 29 Nov 2026",
            "29 Nov 2026 " + name,
            "hand in 2026-11-01",
            "offload-" + number,
            number + "-offload",
            "hw1_" + number,
            "offload-" + name,
            name + "_1010",
            person.id() + " " + name + " " + number,
            name + " 10.10 AM",
            "lab_" + number + "_" + number + "_x",
            "11" + number + "-2 - " + name + " - Nov 1, 2026 1010 AM"));
    if (people.stream().noneMatch(each -> each.number().equals(number))) {
      // A number that is unique on the platform; the roster may have it as another student's id.
      files.add(name + "_" + number + "_assignsubmission_file_");
    }
    if (person.isListed()) {
      files.addAll(List.of(name.split(" ")));
      files.add("offload-" + name.split(" ")[0]);
    }
    return files;
  }

  /** Returns the names that platforms write; only a platform has the number. */
  private static List<String> exports(Person person) {
    String joined = String.join("", PersonName.of(person.name()).words()).toLowerCase(Locale.ROOT);
    return List.of(
        person.name() + "_" + person.number() + "_assignsubmission_file_",
        "Participant_" + person.number() + "_assignsubmission_file_work.zip",
        joined + "_54321_678910_work.zip",
        joined + "_LATE_54321_678910_work.zip",
        "55555-222222 - " + person.name() + " - Nov 1, 2026 1010 AM",
        "Exercise_" + person.login() + "_attempt_2026-11-01-10-10-00_work.zip",
        "offload-" + person.github(),
        person.name(),
        person.isListed() ? person.id() : person.name(),
        // A number alone belongs to the student with this id on the roster.
        person.login().equals("2026") ? person.name() : person.login(),
        person.login() + "@example.org",
        person.id() + "_" + person.name().replace(' ', '_'));
  }

  private static Roster roster(List<Person> people, Random random) throws Exception {
    return roster(people, random.nextBoolean());
  }

  private static Roster roster(List<Person> people, boolean hasLogins)
      throws IOException, UnusableSubmission {
    StringBuilder text = new StringBuilder("id,name,email");
    text.append(hasLogins ? ",username,github" : ",identifier").append('\n');
    for (Person each : people) {
      if (each.isListed()) {
        text.append("%s,%s,%s@example.org".formatted(each.id(), each.name(), each.login()));
        text.append(
            hasLogins ? "," + each.login() + "," + each.github() : ",Participant " + each.number());
        text.append('\n');
      }
    }
    Path file = Files.createTempFile("roster", ".csv");
    try {
      return Roster.read(Files.writeString(file, text));
    } finally {
      Files.delete(file);
    }
  }

  private static String letters(Random random, int number) {
    String tail = "abcdefghij".charAt(number % 10) + "" + "klmnopqrst".charAt(number / 10 % 10);
    return "ŁóżéAñ".charAt(random.nextInt(6)) + "nn" + tail + (number >= 100 ? "x" : "y");
  }

  private static List<String> shuffled(List<String> list, Random random) {
    List<String> shuffled = new ArrayList<>(list);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
