package unblock.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import unblock.engine.canary.CanaryApi;
import unblock.engine.dependency.BlockingStore;
import unblock.engine.exercise.ConcurrencyPromise;
import unblock.engine.exercise.Criterion;
import unblock.engine.exercise.Dependency;
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.Oracle;
import unblock.engine.exercise.Question;
import unblock.engine.exercise.ServerModel;
import unblock.engine.exercise.TestData;
import unblock.engine.exercise.Trials;
import unblock.engine.judge.KitCriteria;
import unblock.engine.model.Aspect;
import unblock.message.Message;
import unblock.runtime.UserTable;

/**
 * The exercise of the canaries, with an API of its own: the criteria that an unfit machine can
 * disturb.
 */
final class CanaryExercise implements Exercise {
  private static final int THREE = 3;

  /** Two requests for one user are held in the same call, and one of them is released. */
  static final Aspect MEETING = new Aspect("meeting");

  @Override
  public String id() {
    return "canary";
  }

  @Override
  public Class<CanaryApi> api() {
    return CanaryApi.class;
  }

  @Override
  public ServerModel server() {
    return new ServerModel.EventLoop();
  }

  @Override
  public ConcurrencyPromise promise() {
    return new ConcurrencyPromise.AtLeast(THREE);
  }

  @Override
  public List<Dependency> dependencies() {
    return List.of(BlockingStore.ofUsers());
  }

  @Override
  public String schema() {
    return UserTable.DEFINITION;
  }

  @Override
  public Oracle oracle(TestData data) {
    return new CanaryOracle(data);
  }

  @Override
  public List<Criterion> criteria() {
    KitCriteria criteria = KitCriteria.of(id());
    List<Criterion> all = new ArrayList<>();
    routes().forEach(route -> all.add(criteria.answers(route, 1)));
    all.add(criteria.freeWorker(1));
    all.add(criteria.concurrency(1));
    all.add(
        new Criterion(
            id() + "." + MEETING,
            MEETING,
            Message.of("canary.meeting"),
            1,
            new CanaryMeetingCheck()));
    return all;
  }

  @Override
  public void run(Trials trials) throws IOException {
    if (trials.answers().containsAll(routes())) {
      trials.rendezvous();
      Question question = trials.oracle().right(routes()).get(0);
      trials.hold(
          MEETING.word(),
          MEETING,
          List.of(question),
          held -> {
            held.send(List.of(question));
            held.releaseFirst(question.key());
          });
    }
  }
}
