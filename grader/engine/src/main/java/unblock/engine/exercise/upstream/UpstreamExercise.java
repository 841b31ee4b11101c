package unblock.engine.exercise.upstream;

import java.util.List;
import unblock.engine.dependency.AsyncStore;
import unblock.engine.dependency.HttpFault;
import unblock.engine.dependency.HttpService;
import unblock.engine.exercise.ConcurrencyPromise;
import unblock.engine.exercise.Dependency;
import unblock.engine.exercise.ExpectedFault;
import unblock.engine.exercise.ServerModel;
import unblock.engine.exercise.users.UserExercise;
import unblock.engine.exercise.users.UserReplies;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.Route;

/** The exercise with one worker, a store and a service behind HTTP, which can fail in more ways. */
public final class UpstreamExercise extends UserExercise {
  @Override
  public String id() {
    return "upstream";
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
    return List.of(AsyncStore.ofUsers(), new HttpService());
  }

  /** Logging in uses the store; info and history use the service. */
  @Override
  protected List<ExpectedFault> faults(Route route) {
    return faults(route, List.of(HttpFault.values()));
  }

  /** If a handler leaks a permit or a thread at one of these faults, later requests lack it. */
  @Override
  protected List<ExpectedFault> faultsAtOnce(Route route) {
    return faults(route, List.of(HttpFault.DROPS, HttpFault.OUT_OF_ORDER));
  }

  private List<ExpectedFault> faults(Route route, List<HttpFault> ofTheService) {
    return route.equals(UserRoutes.LOGIN)
        ? super.faults(route)
        : ofTheService.stream().map(UpstreamExercise::expected).toList();
  }

  private static ExpectedFault expected(HttpFault fault) {
    return switch (fault) {
      case SILENT, SILENT_BODY -> new ExpectedFault(fault, UserReplies.TIMEOUT);
      // Whether further fields make an answer unusable is the handler's choice.
      case MORE_FIELDS ->
          new ExpectedFault(fault, UserReplies.BAD_GATEWAY, ExpectedFault.Duty.NOTICE_OR_CONTINUE);
      default -> new ExpectedFault(fault, UserReplies.BAD_GATEWAY);
    };
  }
}
