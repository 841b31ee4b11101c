package org.jdbi.v3.core;

/** As much of the library as the corpus calls. */
public interface Handle {
  int execute(String sql);
}
