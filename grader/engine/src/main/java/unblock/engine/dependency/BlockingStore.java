package unblock.engine.dependency;

import java.util.List;
import unblock.engine.exercise.Dependency;
import unblock.engine.exercise.DependencyRun;
import unblock.engine.exercise.RunContext;
import unblock.message.Message;
import unblock.runtime.ClosableUserStoreMaker;
import unblock.runtime.ConstructorArgument;
import unblock.runtime.SqliteStoreMaker;
import unblock.runtime.UserStoreMaker;

/** A store over SQLite whose calls block the calling thread until the gate releases them. */
public final class BlockingStore implements Dependency {
  private final ConstructorArgument argument;

  private BlockingStore(ConstructorArgument argument) {
    this.argument = argument;
  }

  /** The kit's own store, {@link unblock.given.UserStore}. */
  public static BlockingStore ofUsers() {
    return new BlockingStore(ConstructorArgument.of(UserStoreMaker.class));
  }

  /** The same store, whose waiting look-ups fail when it is closed before their end. */
  public static BlockingStore ofUsersUntilClosed() {
    return new BlockingStore(ConstructorArgument.of(ClosableUserStoreMaker.class));
  }

  /**
   * A store of any other kind. Each of its calls waits at the gate with its first argument as key.
   *
   * @param type a public interface with {@link unblock.given.Blocking}, in the package of the
   *     exercise's API
   * @param implementation a public class in that package, with a public constructor that takes a
   *     {@link java.sql.Connection} to the newest rows; one object is created for each call
   */
  public static <S> BlockingStore of(Class<S> type, Class<? extends S> implementation) {
    return new BlockingStore(
        ConstructorArgument.of(SqliteStoreMaker.class, type.getName(), implementation.getName()));
  }

  @Override
  public Message words() {
    return Message.of("dependency.blocking-store");
  }

  @Override
  public DependencyRun open(RunContext run) {
    return setting -> List.of(argument);
  }
}
