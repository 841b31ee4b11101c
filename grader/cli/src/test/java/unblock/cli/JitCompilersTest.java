package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import javax.management.JMException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JitCompilersTest {
  @AfterEach
  void allowsBothCompilers() throws JMException {
    JitCompilers.diagnose("compilerDirectivesClear");
  }

  @Test
  void theSecondCompilerGetsNoMethod() throws JMException {
    String before = JitCompilers.diagnose("compilerDirectivesPrint");

    JitCompilers.keepToTheFirst();

    String after = JitCompilers.diagnose("compilerDirectivesPrint");
    assertThat(before).doesNotContain("Exclude:true");
    assertThat(after).containsOnlyOnce("Exclude:true");
    assertThat(after.indexOf("c2 directives:")).isLessThan(after.indexOf("Exclude:true"));
  }
}
