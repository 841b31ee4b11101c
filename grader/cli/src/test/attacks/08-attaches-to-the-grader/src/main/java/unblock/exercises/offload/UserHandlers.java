package unblock.exercises.offload;

import com.sun.tools.attach.VirtualMachine;
import io.javalin.http.Context;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  public UserHandlers(UserStore users) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(String.valueOf(Grader.process().pid()));
    System.out.println("unblock-attack-08 " + machine.getSystemProperties());
    machine.detach();
  }

  @Override
  public void login(Context ctx) {}

  @Override
  public void info(Context ctx) {}

  @Override
  public void history(Context ctx) {}
}
