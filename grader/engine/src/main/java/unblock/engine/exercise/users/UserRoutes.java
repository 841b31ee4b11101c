package unblock.engine.exercise.users;

import java.util.List;
import unblock.engine.exercise.ApiRoutes;
import unblock.engine.model.Route;
import unblock.given.UserApi;

/** The routes of {@link UserApi}, by their names. */
public final class UserRoutes {
  /** Of {@link UserApi#login}. */
  public static final Route LOGIN = new Route("/login");

  /** Of {@link UserApi#info}. */
  public static final Route INFO = new Route("/info");

  /** Of {@link UserApi#history}. */
  public static final Route HISTORY = new Route("/history");

  /** All of them, in the order of the interface's methods. */
  public static final List<Route> ALL = ApiRoutes.of(UserApi.class);

  private UserRoutes() {}
}
