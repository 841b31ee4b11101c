package nobody.knows;

/** What a class inherits from a library that nobody listed. */
public interface WithPersistenceUnit {
  default <T> T find(Class<T> type, Object id) {
    throw new UnsupportedOperationException();
  }

  default String unitName() {
    throw new UnsupportedOperationException();
  }
}
