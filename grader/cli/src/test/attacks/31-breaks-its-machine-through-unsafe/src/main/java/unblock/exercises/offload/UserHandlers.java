package unblock.exercises.offload;

import com.sun.tools.attach.VirtualMachine;
import io.javalin.http.Context;
import java.lang.reflect.Field;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  public UserHandlers(UserStore users) {
    attempt(() -> VirtualMachine.attach(String.valueOf(ProcessHandle.current().pid())));
    attempt(() -> System.load("/unblock-attack-31.so"));
    attempt(UserHandlers::write);
    throw new IllegalStateException("Its machine goes on");
  }

  private interface Step {
    void run() throws Exception;
  }

  private static void attempt(Step step) {
    try {
      step.run();
    } catch (Exception | LinkageError e) {
      System.out.println("attack: refused " + e);
    }
  }

  private static void write() throws ReflectiveOperationException {
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
