package org.jongo;

public class FindOne {
  public <T> T as(Class<T> type) {
    throw new UnsupportedOperationException();
  }

}
