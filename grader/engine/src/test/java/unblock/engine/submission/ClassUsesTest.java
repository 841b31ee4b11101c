package unblock.engine.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClassUsesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "package a; class A { Helper helper; }",
        "package a; import java.util.*; class A { int i = Helper.one() * 2; }",
        "class A { Object helper = new Helper(); String s = \".\"; }"
      })
  void findsAClassOfTheSamePackage(String source) {
    assertThat(ClassUses.needs(source, "Helper")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "package a; class A { /* Helper */ String s = \"Helper\"; }",
        "package a; class A { Helper helper; static class Helper {} }",
        "package a; import b.Helper; class A { Helper helper; }",
        "package a; import b.*; class A { Helper helper; }",
        "package a; import static b.C.*; class A { Helper helper; }",
        "package a; class A { C.Helper helper; }"
      })
  void doesNotGuess(String source) {
    assertThat(ClassUses.needs(source, "Helper")).isFalse();
  }
}
