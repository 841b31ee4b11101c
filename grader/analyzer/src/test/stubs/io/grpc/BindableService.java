package io.grpc;

/** As much of the library as the tests call. */
public interface BindableService {}
