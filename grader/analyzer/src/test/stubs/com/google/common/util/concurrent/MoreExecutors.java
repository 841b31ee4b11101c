package com.google.common.util.concurrent;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

public final class MoreExecutors {
  private MoreExecutors() {}

  public static ExecutorService newDirectExecutorService() {
    throw new UnsupportedOperationException();
  }

  public static Executor directExecutor() {
    throw new UnsupportedOperationException();
  }
}
