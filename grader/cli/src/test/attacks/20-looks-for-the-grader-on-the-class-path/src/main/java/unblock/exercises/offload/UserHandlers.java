package unblock.exercises.offload;

import io.javalin.http.Context;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  public UserHandlers(UserStore users) {
    for (String name : new String[] {"unblock.engine.Grader", "unblock.cli.Unblock"}) {
      try {
        System.out.println("unblock-attack-20 found " + Class.forName(name));
      } catch (ClassNotFoundException e) {
        System.out.println("no " + name);
      }
    }
    for (String name :
        new String[] {"/runtime.jar", "/unblock/engine/canaries/Good.java", "/skeletons"}) {
      if (UserHandlers.class.getResource(name) != null) {
        System.out.println("unblock-attack-20 found " + name);
      }
    }
  }

  @Override
  public void login(Context ctx) {}

  @Override
  public void info(Context ctx) {}

  @Override
  public void history(Context ctx) {}
}
