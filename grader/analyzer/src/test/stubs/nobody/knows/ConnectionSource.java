package nobody.knows;

import java.sql.Connection;

/** A library that nobody listed. */
public interface ConnectionSource {
  Connection getConnection(String tenant);
}
