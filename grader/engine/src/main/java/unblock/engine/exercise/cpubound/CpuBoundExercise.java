package unblock.engine.exercise.cpubound;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import unblock.engine.dependency.AsyncStore;
import unblock.engine.dependency.FixedArgument;
import unblock.engine.exercise.ConcurrencyPromise;
import unblock.engine.exercise.Criterion;
import unblock.engine.exercise.Dependency;
import unblock.engine.exercise.Oracle;
import unblock.engine.exercise.ServerModel;
import unblock.engine.exercise.TestData;
import unblock.engine.exercise.Trials;
import unblock.engine.exercise.users.UserExercise;
import unblock.engine.exercise.users.UserOracle;
import unblock.engine.judge.KitCriteria;
import unblock.engine.model.Aspect;
import unblock.engine.model.Route;
import unblock.message.Message;
import unblock.runtime.ConstructorArgument;
import unblock.runtime.PasswordHash;
import unblock.runtime.PasswordHasherMaker;

/**
 * The exercise with one worker and a store that answers later, in which a login also computes: the
 * database stores hashes, and to verify a password keeps a core busy.
 */
public final class CpuBoundExercise extends UserExercise {
  @Override
  public String id() {
    return "cpu-bound";
  }

  @Override
  public ServerModel server() {
    return new ServerModel.EventLoop();
  }

  @Override
  public ConcurrencyPromise promise() {
    return new ConcurrencyPromise.Unbounded();
  }

  @Override
  public List<Dependency> dependencies() {
    String cores = Integer.toString(LoginTrial.CORES);
    return List.of(
        AsyncStore.ofUsers(),
        new FixedArgument(
            Message.of("cpu-bound.hasher"),
            ConstructorArgument.of(PasswordHasherMaker.class, cores)));
  }

  @Override
  public List<Criterion> criteria() {
    KitCriteria kit = KitCriteria.of(id());
    List<Criterion> criteria = new ArrayList<>();
    for (Route route : routes()) {
      criteria.add(kit.answers(route, 3));
      criteria.add(kit.errors(route, 2));
    }
    criteria.add(kit.isolation(3));
    criteria.add(kit.freeWorker(6));
    criteria.add(kit.concurrency(4));
    criteria.add(
        kit.own(new Aspect("cores"), Message.of("cpu-bound.criterion.cores"), 6, new CoresCheck()));
    criteria.add(
        kit.own(
            new Aspect("meanwhile"),
            Message.of("cpu-bound.criterion.meanwhile"),
            3,
            new MeanwhileCheck()));
    criteria.add(kit.timing(1));
    criteria.add(kit.cleanUp(2));
    return List.copyOf(criteria);
  }

  @Override
  public Oracle oracle(TestData data) {
    return new UserOracle(
        data, this::faults, this::faultsAtOnce, password -> PasswordHash.of(password, data.word()));
  }

  @Override
  public void run(Trials trials) throws IOException {
    List<Route> answering = trials.answers();
    trials.errors(answering);
    if (answering.containsAll(routes())) {
      trials.rendezvous();
      LoginTrial.run(trials);
      trials.timing();
      trials.cleanUp();
    }
  }
}
