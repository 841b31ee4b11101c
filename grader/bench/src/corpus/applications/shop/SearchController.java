package shop;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.javalin.http.Context;
import java.util.Map;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Searches with jOOQ. */
public class SearchController {
  private static final Field<String> NAME = field(name("name"), String.class);

  private final DSLContext db;
  private final Executor pool;

  public SearchController(DataSource data, Executor pool) {
    this.db = DSL.using(data, SQLDialect.POSTGRES);
    this.pool = pool;
  }

  private Select<Record> query(Context ctx) {
    String text = ctx.queryParam("q");
    Condition condition = text == null ? DSL.noCondition() : NAME.containsIgnoreCase(text);
    return db.select().from(table(name("product"))).where(condition).orderBy(NAME).limit(20);
  }

  public void search(Context ctx) { // BLOCKS: fetchMaps runs the query
    ctx.json(query(ctx).fetchMaps());
  }

  public void count(Context ctx) { // BLOCKS: fetchCount runs a query
    ctx.json(Map.of("count", db.fetchCount(query(ctx))));
  }

  public void explain(Context ctx) { // OK: SQL is built and printed, never run
    ctx.result(query(ctx).getSQL());
  }

  public void rename(Context ctx) { // BLOCKS: execute runs the update
    db.update(table(name("product")))
        .set(NAME, ctx.body())
        .where(field(name("id"), Long.class).eq(Long.valueOf(ctx.pathParam("id"))))
        .execute();
  }

  public void later(Context ctx) { // OK: fetchAsync runs the query on the pool
    ctx.future(
        () ->
            query(ctx)
                .fetchAsync(pool)
                .thenAccept(rows -> ctx.json(rows.intoMaps()))
                .toCompletableFuture());
  }
}
