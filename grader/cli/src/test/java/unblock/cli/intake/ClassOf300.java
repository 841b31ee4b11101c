package unblock.cli.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A class of 300 people whose names are hard for file names: Korean, Polish, with apostrophes,
 * hyphens and several words, and twelve pairs of namesakes.
 */
public final class ClassOf300 {
  /**
   * A person with all numbers of all platforms.
   *
   * @param number in the class, from 0
   */
  public record Person(int number, String first, String last, String name) {
    public String id() {
      return "2026%04d".formatted(number);
    }

    public String username() {
      return "u%03d".formatted(number);
    }

    public String account() {
      return "dev-%03d".formatted(number);
    }

    public String email() {
      return username() + "@example.org";
    }

    public String participant() {
      return Integer.toString(7_100_000 + number * 13);
    }

    public String canvasUser() {
      return Integer.toString(41_000 + number * 7);
    }

    public String brightspaceUser() {
      return Integer.toString(88_000 + number * 3);
    }

    /** The text in the class that this person has handed in last. */
    public String code(String version) {
      return "package e.pool; class A { /* %s %s */ }".formatted(id(), version);
    }
  }

  private static final List<String> KOREAN_LAST =
      List.of("김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "남궁", "선우");
  private static final List<String> KOREAN_FIRST =
      List.of("민수", "서연", "지훈", "하은", "도윤", "예린", "준", "수빈", "건우", "나");
  private static final List<String> POLISH_LAST =
      List.of("Żółkiewski", "Wójcik", "Łukaszewicz", "Święty-Nowak", "Ćwik", "Dąb", "Gęśla");
  private static final List<String> POLISH_FIRST =
      List.of("Łukasz", "Żaneta", "Małgorzata", "Jędrzej", "Świętosława", "Bożena", "Paweł");
  private static final List<String> OTHER_LAST =
      List.of(
          "O'Brien",
          "D’Angelo",
          "Müller",
          "Smith-Jones",
          "van der Berg",
          "Núñez",
          "Ångström",
          "Nguyễn",
          "Al-Sayed",
          "Lee",
          "McDonald",
          "de la Cruz");
  private static final List<String> OTHER_FIRST =
      List.of(
          "Ann",
          "Ann Lee",
          "Zoë",
          "José María",
          "Seán",
          "Mary-Jane",
          "Li",
          "Jürgen",
          "Øyvind",
          "İpek",
          "Noël",
          "Max");

  private ClassOf300() {}

  public static List<Person> people() {
    Random random = new Random(300);
    Set<List<String>> names = new HashSet<>();
    List<Person> people = new ArrayList<>();
    while (people.size() < 288) {
      boolean isKorean = people.size() % 3 == 0;
      boolean isPolish = people.size() % 3 == 1;
      String last = one(isKorean ? KOREAN_LAST : isPolish ? POLISH_LAST : OTHER_LAST, random);
      String first = one(isKorean ? KOREAN_FIRST : isPolish ? POLISH_FIRST : OTHER_FIRST, random);
      if (isPolish && random.nextBoolean()) {
        first += " " + one(POLISH_FIRST, random);
      }
      // Only the namesakes below have the same words in their names.
      String name = isKorean ? last + first : first + " " + last;
      if (names.add(Stream.of(name.split(" ")).sorted().toList())) {
        people.add(new Person(people.size(), first, last, name));
      }
    }
    for (int i = 0; i < 12; i++) {
      Person namesake = people.get(i * 17);
      people.add(new Person(people.size(), namesake.first(), namesake.last(), namesake.name()));
    }
    return List.copyOf(people);
  }

  private static String one(List<String> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
