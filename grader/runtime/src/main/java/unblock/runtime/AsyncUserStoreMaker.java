package unblock.runtime;

import java.util.List;

/** Creates the asynchronous store of users, which completes its stages on the worker. */
public final class AsyncUserStoreMaker implements ArgumentMaker {
  @Override
  public Object make(List<String> details, ArgumentContext around) {
    SqliteUserStore rows = new SqliteUserStore(around.database(), around.gate());
    around.atTheEnd().accept(rows::close);
    return new LoopUserStore(
        around.gate(), rows::row, around.driver(), around.loop(), around.worker());
  }
}
