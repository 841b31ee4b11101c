package unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayNamesTest {
  @Test
  void namesTheMethodOfALambda() {
    Frame lambda = new Frame(Frame.Kind.LAMBDA, "Routes.start");

    assertThat(DisplayNames.frame("a/Routes", "lambda$start$0")).isEqualTo(lambda);
    assertThat(DisplayNames.frame("a/Routes", "start$lambda$2")).isEqualTo(lambda);
    assertThat(DisplayNames.frame("a/Routes", "start$lambda$2$1")).isEqualTo(lambda);
    assertThat(DisplayNames.frame("a/Routes$start$1", "invoke")).isEqualTo(lambda);
    assertThat(DisplayNames.frame("a/Routes$start$1$2", "invoke")).isEqualTo(lambda);
  }

  @Test
  void namesMethodsOfOrdinaryClasses() {
    assertThat(DisplayNames.frame("a/Routes", "start"))
        .isEqualTo(new Frame(Frame.Kind.METHOD, "Routes.start"));
    assertThat(DisplayNames.frame("a/Routes$1", "handle"))
        .isEqualTo(new Frame(Frame.Kind.METHOD, "Routes$1.handle"));
    assertThat(DisplayNames.frame("a/Routes$Page", "handle"))
        .isEqualTo(new Frame(Frame.Kind.METHOD, "Page.handle"));
    assertThat(DisplayNames.frame("a/Routes$1Local", "handle"))
        .isEqualTo(new Frame(Frame.Kind.METHOD, "Routes$1Local.handle"));
  }
}
