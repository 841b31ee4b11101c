package io.reactivex.rxjava3.schedulers;

import io.reactivex.rxjava3.core.Scheduler;

public final class Schedulers {
  private Schedulers() {}

  public static Scheduler trampoline() {
    throw new UnsupportedOperationException();
  }

  public static Scheduler io() {
    throw new UnsupportedOperationException();
  }
}
