package org.jongo;

public class Jongo {
  public MongoCollection getCollection(String name) {
    throw new UnsupportedOperationException();
  }

}
