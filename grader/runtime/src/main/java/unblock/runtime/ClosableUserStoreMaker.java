package unblock.runtime;

import java.util.List;

/** Creates the blocking store of users whose waiting look-ups fail when it is closed. */
public final class ClosableUserStoreMaker implements ArgumentMaker {
  @Override
  public Object make(List<String> details, ArgumentContext around) {
    ClosableUserStore store =
        new ClosableUserStore(around.gate(), new SqliteUserStore(around.database(), around.gate()));
    around.atTheEnd().accept(store::close);
    return store;
  }
}
