package io.smallrye.mutiny.groups;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

public class UniCreate {
  public <T> Uni<T> item(T item) {
    throw new UnsupportedOperationException();
  }

  public <T> Uni<T> item(Supplier<? extends T> supplier) {
    throw new UnsupportedOperationException();
  }
}
