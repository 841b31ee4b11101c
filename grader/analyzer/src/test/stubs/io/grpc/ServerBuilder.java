package io.grpc;

/** As much of the library as the tests call. */
public abstract class ServerBuilder {
  public abstract ServerBuilder directExecutor();
}
