package press;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.sql2o.Connection;
import org.sql2o.Sql2o;

/** Writes down who asked for what, after each request. */
public class Audit implements Handler {
  private final Sql2o sql2o;

  public Audit(Sql2o sql2o) {
    this.sql2o = sql2o;
  }

  @Override
  public void handle(Context ctx) { // BLOCKS: an insert with Sql2o
    try (Connection connection = sql2o.open()) {
      connection
          .createQuery("insert into audit (path, status) values (:path, :status)")
          .addParameter("path", ctx.path())
          .addParameter("status", ctx.statusCode())
          .executeUpdate();
    }
  }
}
