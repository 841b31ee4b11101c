package unblock.exercises.offload;

import com.sun.tools.attach.VirtualMachine;
import io.javalin.http.Context;
import java.lang.reflect.Field;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  public UserHandlers(UserStore users) throws Exception {
    try {
      VirtualMachine.attach(String.valueOf(ProcessHandle.current().pid()));
    } catch (Exception e) {
      System.out.println(e);
    }
    try {
      System.load("/unblock-attack-31.so");
    } catch (UnsatisfiedLinkError e) {
      System.out.println(e);
    }
    Class<?> type = Class.forName("sun.misc.Unsafe");
    Field field = type.getDeclaredField("theUnsafe");
    field.setAccessible(true);
    System.out.println("attack: reached theUnsafe");
    type.getMethod("putAddress", long.class, long.class).invoke(field.get(null), 0L, 0L);
  }

  @Override
  public void login(Context ctx) {}

  @Override
  public void info(Context ctx) {}

  @Override
  public void history(Context ctx) {}
}
