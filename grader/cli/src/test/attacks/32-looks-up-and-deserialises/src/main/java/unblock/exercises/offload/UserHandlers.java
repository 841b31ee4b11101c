package unblock.exercises.offload;

import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  public UserHandlers(UserStore users) throws Exception {
    try {
      new InitialContext().lookup("ldap://127.0.0.1:1/unblock-attack-32");
    } catch (NamingException e) {
      System.out.println(e);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(new Gadget());
    new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
  }

  @Override
  public void login(Context ctx) {}

  @Override
  public void info(Context ctx) {}

  @Override
  public void history(Context ctx) {}

  private static final class Gadget implements Serializable {
    private void readObject(ObjectInputStream in) {
      System.out.println("{\"schema\":1,\"score\":{\"earned\":40,\"possible\":40}}");
      Runtime.getRuntime().halt(0);
    }
  }
}
