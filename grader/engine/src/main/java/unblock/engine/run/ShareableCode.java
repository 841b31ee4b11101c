package unblock.engine.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;

/**
 * Decides from class files whether their code may share a child with other exercises. The file
 * {@code shareable.txt} lists the classes and methods that it may use. None of them can change or
 * find what the child itself does not check after an exercise, so that this decision does not
 * depend on any report of the child.
 */
final class ShareableCode {
  private static final String SUBMISSIONS = "unblock/exercises/";

  /** Own classes inherit static methods only from a superclass. */
  private static final Set<String> SUPERCLASSES =
      Set.of("java/lang/Object", "java/lang/Record", "java/lang/Enum");

  private static final List<Rule> RULES = rules();

  private static final int CLASS = 7;
  private static final Set<Integer> MEMBERS = Set.of(9, 10, 11);

  private ShareableCode() {}

  /**
   * A line of the file.
   *
   * @param members the only members that may be used; empty and {@code all} for every member
   */
  private record Rule(Pattern type, boolean all, Set<String> members) {
    static Rule of(String line) {
      String[] parts = line.split(":", 2);
      String type = Pattern.quote(parts[0].trim()).replace("*", "\\E[^/]*\\Q");
      Set<String> members = parts.length == 1 ? Set.of() : Set.of(parts[1].trim().split(" ", -1));
      return new Rule(Pattern.compile(type), parts.length == 1, members);
    }
  }

  private static List<Rule> rules() {
    try (InputStream in =
        Objects.requireNonNull(ShareableCode.class.getResourceAsStream("shareable.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Rule::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether all classes in that folder use only what the file lists. */
  static boolean isAll(Path classes) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(classes)) {
      files = found.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (Path file : files) {
      if (!isShareable(new ClassReader(Files.readAllBytes(file)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isShareable(ClassReader type) {
    String parent = String.valueOf(type.getSuperName());
    return (SUPERCLASSES.contains(parent)
            || parent.startsWith(SUBMISSIONS)
            || parent.endsWith("Exception"))
        && uses(type).stream().allMatch(Use::isListed);
  }

  /**
   * A class, or a member of a class, in a constant pool.
   *
   * @param member an empty text for the class itself
   */
  private record Use(String type, String member) {
    boolean isListed() {
      return type.startsWith(SUBMISSIONS)
          || RULES.stream()
              .filter(rule -> rule.type().matcher(type).matches())
              .findFirst()
              .filter(rule -> rule.all() || member.isEmpty() || rule.members().contains(member))
              .isPresent();
    }
  }

  private static List<Use> uses(ClassReader type) {
    char[] buffer = new char[type.getMaxStringLength()];
    List<Use> uses = new ArrayList<>();
    for (int item = 1; item < type.getItemCount(); item++) {
      int at = type.getItem(item);
      int tag = at == 0 ? 0 : type.readByte(at - 1); // The second place of a long has no item.
      if (tag == CLASS) {
        elementType(type.readUTF8(at, buffer)).forEach(name -> uses.add(new Use(name, "")));
      } else if (MEMBERS.contains(tag)) {
        String member = type.readUTF8(type.getItem(type.readUnsignedShort(at + 2)), buffer);
        elementType(type.readClass(at, buffer)).forEach(name -> uses.add(new Use(name, member)));
      }
    }
    return uses;
  }

  /** The class, or that of an array's elements; none for an array of primitive values. */
  private static Stream<String> elementType(String name) {
    Type type = Type.getObjectType(name);
    Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
    return element.getSort() == Type.OBJECT ? Stream.of(element.getInternalName()) : Stream.of();
  }
}
