package press;

import io.javalin.http.Context;
import java.util.Map;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;

/** Comments with MyBatis. */
public class CommentController {
  private final SqlSessionFactory sessions;

  public CommentController(SqlSessionFactory sessions) {
    this.sessions = sessions;
  }

  private static long article(Context ctx) {
    return Long.parseLong(ctx.pathParam("article"));
  }

  public void list(Context ctx) { // BLOCKS: the mapper's method is a query that MyBatis runs
    try (SqlSession session = sessions.openSession()) {
      ctx.json(session.getMapper(CommentMapper.class).of(article(ctx)));
    }
  }

  public void add(Context ctx) { // BLOCKS: an insert and a commit
    try (SqlSession session = sessions.openSession()) {
      session.getMapper(CommentMapper.class).add(article(ctx), ctx.body());
      session.commit();
    }
    ctx.status(201);
  }

  public void count(Context ctx) { // BLOCKS: selectOne runs a named query
    try (SqlSession session = sessions.openSession(true)) {
      Integer count = session.selectOne("press.count", article(ctx));
      ctx.json(Map.of("count", count));
    }
  }

  public void statements(Context ctx) { // OK: lists what was configured
    ctx.json(sessions.getConfiguration().getMappedStatementNames());
  }
}
