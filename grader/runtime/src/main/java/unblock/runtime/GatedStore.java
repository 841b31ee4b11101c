package unblock.runtime;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import unblock.given.StoreException;

/**
 * A proxy for a store of any interface. Each call waits at the gate under its first argument. It
 * then runs on an object that is created for this call, over a connection to the newest rows. A
 * submission never holds that object or its connection, so that it cannot bypass the gate.
 */
final class GatedStore implements InvocationHandler {
  private static final Object[] NONE = {};

  private final Supplier<Path> database;
  private final RowReaderPool readers;
  private final Constructor<?> implementation;

  /**
   * Creates a store without connections.
   *
   * @param implementation the constructor of the class that queries the database; its parameter is
   *     a connection
   */
  GatedStore(Supplier<Path> database, SlowCallGate gate, Constructor<?> implementation) {
    this.database = database;
    this.readers = new RowReaderPool(gate);
    this.implementation = implementation;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Object[] given = arguments == null ? NONE : arguments;
    if (method.getDeclaringClass() == Object.class) {
      return ofEveryObject(method, given);
    }
    String key = given.length == 0 ? "" : String.valueOf(given[0]);
    try {
      return readers
          .with(
              reader -> {
                reader.waitAtTheGate(key);
                return ask(reader, method, given);
              })
          .orElse(null);
    } catch (SQLException e) {
      throw new StoreException("The look-up failed: " + e.getMessage(), e);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof SQLException cause
          ? new StoreException("The look-up failed: " + cause.getMessage(), cause)
          : e.getCause() == null ? e : e.getCause();
    }
  }

  private Optional<Object> ask(RowReader reader, Method method, Object[] given)
      throws SQLException, ReflectiveOperationException {
    Object store = implementation.newInstance(reader.connectionTo(database.get()));
    return Optional.ofNullable(method.invoke(store, given));
  }

  private Object ofEveryObject(Method method, Object[] given) {
    return switch (method.getName()) {
      case "equals" -> isMine(given[0]);
      case "hashCode" -> hashCode();
      default -> implementation.getDeclaringClass().getSimpleName();
    };
  }

  private boolean isMine(@Nullable Object other) {
    return other != null
        && Proxy.isProxyClass(other.getClass())
        && equals(Proxy.getInvocationHandler(other));
  }

  /** Closes the idle connections. A connection in use is closed when its call ends. */
  void close() {
    readers.close();
  }
}
