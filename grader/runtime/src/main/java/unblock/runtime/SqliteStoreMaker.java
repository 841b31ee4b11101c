package unblock.runtime;

import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;

/**
 * Creates a blocking store of any interface. Its details are the interface and a class that
 * implements it over a {@link Connection}, the parameter of its constructor.
 */
public final class SqliteStoreMaker implements ArgumentMaker {
  @Override
  public Object make(List<String> details, ArgumentContext around)
      throws ReflectiveOperationException {
    Class<?> store = Class.forName(details.get(0));
    Constructor<?> implementation =
        Class.forName(details.get(1)).asSubclass(store).getConstructor(Connection.class);
    GatedStore gated = new GatedStore(around.database(), around.gate(), implementation);
    around.atTheEnd().accept(gated::close);
    Object proxy = Proxy.newProxyInstance(store.getClassLoader(), new Class<?>[] {store}, gated);
    StackTexts.registerProxy(proxy.getClass(), store);
    return proxy;
  }
}
