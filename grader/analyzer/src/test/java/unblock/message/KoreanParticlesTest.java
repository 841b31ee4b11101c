package unblock.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KoreanParticlesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "요청을(를)|요청을",
        "채점기을(를)|채점기를",
        "워커이(가)|워커가",
        "스레드은(는)|스레드는",
        "핸들러과(와) 풀과(와)|핸들러와 풀과",
        "풀(으)로|풀로",
        "큐(으)로|큐로",
        "락(으)로|락으로",
        "login이(가)|login이",
        "info이(가)|info가",
        "UserDirectory.byName을(를)|UserDirectory.byName을",
        "UserStore.find을(를)|UserStore.find를",
        "Thread.sleep을(를)|Thread.sleep을",
        "3을(를)|3을",
        "9(으)로|9로",
        "1(으)로|1로",
        "`join`을(를)|`join`을",
        "\"alice\"이(가)|\"alice\"가",
        "sleep (A.java:12)을(를)|sleep (A.java:12)을",
        "을(를)|를",
        "(이)라고|라고",
        "값(이)라고|값이라고",
      })
  void choosesByTheSoundBefore(String both, String chosen) {
    assertThat(KoreanParticles.chosen(both)).isEqualTo(chosen);
  }

  @ParameterizedTest
  @CsvSource({"코드(code)", "f(x)", "(으)", "요청 (R1)"})
  void leavesOtherParenthesesAlone(String text) {
    assertThat(KoreanParticles.chosen(text)).isEqualTo(text);
  }
}
