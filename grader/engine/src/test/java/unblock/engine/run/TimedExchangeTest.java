package unblock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unblock.engine.model.Aspect;
import unblock.engine.model.Exchange;
import unblock.engine.model.Outcome;
import unblock.engine.model.Reply;
import unblock.engine.model.Route;
import unblock.message.Message;

final class TimedExchangeTest {
  private static final Duration TIMEOUT = Duration.ofMillis(200);

  /** Before half of the time-out, it was the time-out of a slow machine; after two, of a stop. */
  @ParameterizedTest
  @CsvSource({"99, false", "100, true", "205, true", "400, true", "401, false", ", false"})
  void isTimelyAboutATimeOutAfterTheLastStep(Long sinceStepMs, boolean isTimely) {
    TimedExchange exchange =
        new TimedExchange(
            new Exchange(
                new Route("/info"),
                Aspect.ERRORS,
                Message.empty(),
                new Reply(504, Map.of()),
                new Outcome.Replied(504, Optional.of(Map.of()), "{}"),
                1),
            Optional.ofNullable(sinceStepMs).map(Duration::ofMillis));

    assertThat(exchange.isTimely(TIMEOUT)).isEqualTo(isTimely);
  }
}
