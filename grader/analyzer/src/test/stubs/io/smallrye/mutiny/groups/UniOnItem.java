package io.smallrye.mutiny.groups;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;

public class UniOnItem<T> {
  public <R> Uni<R> transformToUni(Function<? super T, Uni<? extends R>> step) {
    throw new UnsupportedOperationException();
  }

  public <R> Uni<R> transform(Function<? super T, ? extends R> step) {
    throw new UnsupportedOperationException();
  }
}
