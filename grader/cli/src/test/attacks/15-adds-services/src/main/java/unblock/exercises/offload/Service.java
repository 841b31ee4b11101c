package unblock.exercises.offload;

public class Service {
  static {
    new java.io.File("/tmp/unblock-attack-15").mkdirs();
  }
}
