package unblock.runtime;

import java.util.List;

/** Makes the store of users that blocks. */
public final class UserStoreMaker implements ArgumentMaker {
  @Override
  public Object make(List<String> details, ArgumentContext around) {
    SqliteUserStore store = new SqliteUserStore(around.database(), around.gate());
    around.atTheEnd().accept(store::close);
    return store;
  }
}
