package unblock.runtime;

import java.util.List;

/** Creates the blocking store of users. */
public final class UserStoreMaker implements ArgumentMaker {
  @Override
  public Object make(List<String> details, ArgumentContext around) {
    SqliteUserStore store = new SqliteUserStore(around.database(), around.gate());
    around.atTheEnd().accept(store::close);
    return store;
  }
}
