package unblock.engine.exercise;

import java.io.IOException;
import java.util.List;
import unblock.engine.model.Route;
import unblock.given.HandlerApi;
import unblock.message.Message;

/** An exercise with other criteria, such as those of a teacher's rubric. */
record ExerciseWithCriteria(Exercise exercise, List<Criterion> criteria) implements Exercise {
  ExerciseWithCriteria {
    criteria = List.copyOf(criteria);
  }

  @Override
  public String id() {
    return exercise.id();
  }

  @Override
  public Message title() {
    return exercise.title();
  }

  @Override
  public Class<?> home() {
    return exercise.home();
  }

  @Override
  public Class<? extends HandlerApi> api() {
    return exercise.api();
  }

  @Override
  public ServerModel server() {
    return exercise.server();
  }

  @Override
  public ConcurrencyPromise promise() {
    return exercise.promise();
  }

  @Override
  public List<Dependency> dependencies() {
    return exercise.dependencies();
  }

  @Override
  public String schema() {
    return exercise.schema();
  }

  @Override
  public Oracle oracle(TestData data) {
    return exercise.oracle(data);
  }

  @Override
  public void run(Trials trials) throws IOException {
    exercise.run(trials);
  }

  @Override
  public List<Route> routes() {
    return exercise.routes();
  }

  @Override
  public String packageName() {
    return exercise.packageName();
  }

  @Override
  public String handlersName() {
    return exercise.handlersName();
  }
}
