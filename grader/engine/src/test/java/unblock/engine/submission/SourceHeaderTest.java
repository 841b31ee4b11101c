package unblock.engine.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SourceHeaderTest {
  @ParameterizedTest
  @MethodSource("sources")
  void readsWhatJavacReads(String source, String name) {
    assertThat(SourceHeader.of(source).packageLine().name()).isEqualTo(name);
  }

  static List<Arguments> sources() {
    return List.of(
        arguments("package a.b;", "a.b"),
        arguments(
            "\n// package no;\n/* package no; */ /** x **/ package a . b /*c*/ ;class X{}", "a.b"),
        arguments("//\rpackage a;", "a"),
        arguments("@Deprecated @x.Y(\"; ) \\\" package no;\" + ')') package a;", "a"),
        arguments("@Y(\"\"\"\n a \" ) package no; \\\"\"\"\n\"\"\" /* ) */) package a;", "a"),
        arguments("\\u0070ackage \\uuu0061;", "a"),
        arguments("/\\u002a package no; \\u002a/ package a;", "a"),
        arguments("package größe.日本;", "größe.日本"),
        arguments("", ""),
        arguments("class X { }", ""),
        arguments("import a.b; package no;", ""),
        arguments("package a", ""),
        arguments("package a.b c;", ""),
        arguments("packageno;", ""),
        arguments("/* package a;", ""),
        arguments("@A(", ""),
        arguments("@A(\"", ""),
        arguments("\\u00", ""),
        arguments("\\", ""));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void quotesALineThatJavaCannotRead(String source, String line) {
    assertThat(SourceHeader.of(source).packageLine()).isEqualTo(new PackageLine.Unreadable(line));
  }

  static List<Arguments> lines() {
    return List.of(
        arguments("package a.b", "package a.b"),
        arguments("// x\npackage a.event-loop; // c\nimport x;", "package a.event-loop; // c"),
        arguments("Package a.b;", "Package a.b;"),
        arguments("package a/b;\n", "package a/b;"),
        arguments("package;", "package;"),
        arguments("package a.1b;", "package a.1b;"));
  }

  @ParameterizedTest
  @MethodSource("types")
  void findsTheClassesThatAreNotInsideAnother(String source, List<String> types) {
    assertThat(SourceHeader.of(source).types())
        .extracting(SourceHeader.DeclaredType::name)
        .isEqualTo(types);
  }

  static List<Arguments> types() {
    return List.of(
        arguments("package a; public final class A { class B {} }", List.of("A")),
        arguments("class A { String s = \"}\"; char c = '}'; /* } */ class B {} }", List.of("A")),
        arguments("@X(A.class) class A<T extends B> {} interface C {}", List.of("A", "C")),
        arguments("record R(int a) {} enum E { X { } } @interface I {}", List.of("R", "E", "I")),
        arguments("class A { void a() { class L {} } } }", List.of("A")),
        arguments(
            "sealed interface S permits T {} final class T implements S {}", List.of("S", "T")),
        arguments("class A { String s = \"open\n; } class B {}", List.of("A", "B")),
        arguments("class A { ONE", List.of("A")),
        arguments("// class A\nString s = \"\"\"\n class B {} \"\"\";", List.of()),
        arguments("package a;", List.of()),
        arguments("class", List.of()));
  }

  @Test
  void aFileHasTheNameOfItsPublicClass() {
    String source = "class A {} public class B {} class C {}";

    assertThat(SourceHeader.of(source).mainType("B-1")).contains("B");
    assertThat(SourceHeader.of(source).mainType("C")).contains("C");
    assertThat(SourceHeader.of("class A {} class B {}").mainType("C")).isEmpty();
    assertThat(SourceHeader.of("class A {}").mainType("a")).contains("A");
  }

  @Test
  void leavesTextWithoutEscapesAlone() {
    assertThat(UnicodeEscapes.resolved("\\\\u0041 \\n \\u0041 \\uzzzz \\u"))
        .isEqualTo("\\\\u0041 \\n A \\uzzzz \\u");
  }
}
