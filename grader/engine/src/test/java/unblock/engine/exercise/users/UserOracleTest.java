package unblock.engine.exercise.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unblock.engine.Course;
import unblock.engine.exercise.Oracle;
import unblock.engine.exercise.TestData;
import unblock.runtime.UserTable;

class UserOracleTest {
  @TempDir Path folder;

  /**
   * A person with curl requests these users: the store has them, so the service must have them,
   * too.
   */
  @Test
  void theServiceKnowsTheUsersThatAreThereToTryItWith() throws Exception {
    try (TestData data = new TestData(UserTable.DEFINITION, folder, 1)) {
      Oracle oracle = Course.standard().get("upstream").oracle(data);
      assertThat(oracle.curlExample().options()).contains("alice");

      assertThat(oracle.serviceKey("users/alice/info")).isEqualTo("alice");
      assertThat(oracle.serve("users/alice/info").status()).isEqualTo(200);
      assertThat(oracle.serve("users/alice/info").fields()).containsEntry("username", "alice");
      assertThat(oracle.serve("users/nobody/info").status()).isEqualTo(404);
    }
  }
}
