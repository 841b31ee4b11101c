package com.linecorp.armeria.server;

/** As much of the library as the tests call. */
public interface HttpService {
  Object serve(Object context, Object request) throws Exception;
}
