package org.jongo;

public class MongoCollection {
  public FindOne findOne(String query, Object... parameters) {
    throw new UnsupportedOperationException();
  }

  public Find find(String query) {
    throw new UnsupportedOperationException();
  }

}
