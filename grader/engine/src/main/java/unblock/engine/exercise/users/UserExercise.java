package unblock.engine.exercise.users;

import java.util.List;
import unblock.engine.dependency.StoreFault;
import unblock.engine.exercise.Criterion;
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.ExpectedFault;
import unblock.engine.exercise.Oracle;
import unblock.engine.exercise.TestData;
import unblock.engine.judge.KitCriteria;
import unblock.engine.model.Route;
import unblock.given.HandlerApi;
import unblock.given.UserApi;
import unblock.runtime.UserTable;

/**
 * A base class of exercises with login, info and history, one look-up each, and the usual 40
 * points.
 */
public abstract class UserExercise implements Exercise {
  /** The possible faults for a request to that route, at least one: the store fails. */
  protected List<ExpectedFault> faults(Route route) {
    return List.of(new ExpectedFault(StoreFault.FAILS, UserReplies.UNAVAILABLE));
  }

  /** The subset of faults that are also tried with many requests at once; at least one. */
  protected List<ExpectedFault> faultsAtOnce(Route route) {
    return faults(route).subList(0, 1);
  }

  @Override
  public final Class<? extends HandlerApi> api() {
    return UserApi.class;
  }

  @Override
  public List<Criterion> criteria() {
    return KitCriteria.of(id()).usual(routes(), server());
  }

  @Override
  public final String schema() {
    return UserTable.DEFINITION;
  }

  @Override
  public Oracle oracle(TestData data) {
    return new UserOracle(data, this::faults, this::faultsAtOnce);
  }
}
