package unblock.exercises.offload;

final class Liar extends Thread {
  Liar(Runnable task) {
    super(task);
    System.out.println("unblock-attack-27 a thread that lies");
  }

  @Override
  public StackTraceElement[] getStackTrace() {
    return new StackTraceElement[0];
  }

  @Override
  public State getState() {
    return State.NEW;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Thread;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public boolean isInterrupted() {
    return true;
  }

  @Override
  public ClassLoader getContextClassLoader() {
    return null;
  }

  @Override
  public String toString() {
    return "Thread[#1,Reference Handler,10,system]";
  }
}
