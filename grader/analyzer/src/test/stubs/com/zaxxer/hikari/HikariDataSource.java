package com.zaxxer.hikari;

import java.sql.Connection;

/** As much of the library as the corpus calls. */
public class HikariDataSource {
  public Connection getConnection() {
    throw new UnsupportedOperationException();
  }

  public boolean isRunning() {
    return true;
  }
}
