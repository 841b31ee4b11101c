package unblock.runtime;

import java.sql.SQLException;
import java.util.List;
import unblock.given.AttemptTable;
import unblock.given.StoreException;

/** Creates the table of wrong attempts. */
public final class AttemptTableMaker implements ArgumentMaker {
  @Override
  public Object make(List<String> details, ArgumentContext around) {
    try {
      SqliteAttemptTable table = new SqliteAttemptTable(around.gate());
      around.atTheEnd().accept(table::close);
      StackTexts.registerProxy(SqliteAttemptTable.class, AttemptTable.class);
      return table;
    } catch (SQLException e) {
      throw new StoreException("Creating the table failed: " + e.getMessage(), e);
    }
  }
}
