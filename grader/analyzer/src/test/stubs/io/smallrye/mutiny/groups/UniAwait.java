package io.smallrye.mutiny.groups;

public class UniAwait<T> {
  public T indefinitely() {
    throw new UnsupportedOperationException();
  }
}
