package unblock.engine.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PackageDeclarationTest {
  @ParameterizedTest
  @MethodSource("sources")
  void readsWhatJavacReads(String source, String name) {
    assertThat(PackageDeclaration.in(source)).isEqualTo(name);
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

  @Test
  void leavesTextWithoutEscapesAlone() {
    assertThat(UnicodeEscapes.resolved("\\\\u0041 \\n \\u0041 \\uzzzz \\u"))
        .isEqualTo("\\\\u0041 \\n A \\uzzzz \\u");
  }
}
