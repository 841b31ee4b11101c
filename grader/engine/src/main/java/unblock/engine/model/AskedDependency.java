package unblock.engine.model;

import java.util.Locale;

/** The dependency that received a look-up. */
public enum AskedDependency {
  STORE,
  SERVICE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
