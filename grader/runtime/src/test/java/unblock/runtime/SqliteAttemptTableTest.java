package unblock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import unblock.given.StoreException;

class SqliteAttemptTableTest {
  private final List<String> atTheGate = new ArrayList<>();

  @Test
  void aUserWithoutARowHasNoAttempts() throws SQLException {
    assertThat(table().read("alice")).isZero();
  }

  @Test
  void theNumberLastWrittenIsRead() throws SQLException {
    SqliteAttemptTable table = table();
    table.write("alice", 1);
    table.write("alice", 2);
    table.write("Alice", 7);

    assertThat(table.read("alice")).isEqualTo(2);
    assertThat(table.read("Alice")).isEqualTo(7);
    assertThat(table.read("' OR '1'='1")).isZero();
  }

  @Test
  void eachCallPassesTheGate() throws SQLException {
    SqliteAttemptTable table = table();
    table.write("alice", 2);
    table.read("alice");

    assertThat(atTheGate).containsExactly("write alice 2", "read alice");
  }

  @Test
  void aReadHasItsNumberBeforeItWaits() throws SQLException {
    SqliteAttemptTable[] table = new SqliteAttemptTable[1];
    table[0] =
        new SqliteAttemptTable(
            call -> {
              if (call.startsWith("read")) {
                table[0].write("alice", 1);
              }
            });

    assertThat(table[0].read("alice")).isZero();
    assertThat(table[0].read("alice")).isOne();
  }

  @Test
  void aGateThatRefusesIsATableThatFails() throws SQLException {
    SqliteAttemptTable table =
        new SqliteAttemptTable(
            call -> {
              throw new IOException("the database is not available");
            });

    assertThatThrownBy(() -> table.read("alice"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("the database is not available");
    assertThatThrownBy(() -> table.write("alice", 1)).isInstanceOf(StoreException.class);
  }

  @Test
  void aClosedTableFails() throws SQLException {
    SqliteAttemptTable table = table();
    table.close();

    assertThatThrownBy(() -> table.read("alice")).isInstanceOf(StoreException.class);
  }

  private SqliteAttemptTable table() throws SQLException {
    return new SqliteAttemptTable(atTheGate::add);
  }
}
