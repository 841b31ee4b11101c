package unblock.engine.demo;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import unblock.engine.article.ArticleApi;
import unblock.engine.exercise.ConcurrencyPromise;
import unblock.engine.exercise.Criterion;
import unblock.engine.exercise.Dependency;
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.Oracle;
import unblock.engine.exercise.ServerModel;
import unblock.engine.exercise.TestData;
import unblock.engine.exercise.Trials;
import unblock.runtime.UserTable;

/**
 * The article's server as an exercise without criteria: it sends requests together and observes.
 *
 * @param sizes how many requests are sent together, once for each
 */
record ArticleExercise(HandlerStyle style, ServerModel server, List<Integer> sizes)
    implements Exercise {
  @Override
  public String id() {
    return "article";
  }

  @Override
  public Class<ArticleApi> api() {
    return ArticleApi.class;
  }

  @Override
  public ConcurrencyPromise promise() {
    return new ConcurrencyPromise.AtLeast(Collections.max(sizes));
  }

  @Override
  public List<Dependency> dependencies() {
    return List.of(style.store());
  }

  @Override
  public String schema() {
    return UserTable.DEFINITION;
  }

  @Override
  public Oracle oracle(TestData data) {
    return new ArticleOracle(data);
  }

  @Override
  public List<Criterion> criteria() {
    return List.of();
  }

  @Override
  public void run(Trials trials) throws IOException {
    for (int size : sizes) {
      trials.gather(size);
    }
  }
}
