package io.vertx.core.file;

public interface FileSystem {
  boolean existsBlocking(String path);
}
