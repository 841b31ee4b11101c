package org.jongo;

public class Find {
  public <T> MongoCursor<T> as(Class<T> type) {
    throw new UnsupportedOperationException();
  }

}
