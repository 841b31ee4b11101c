package unblock.exercises;

class SelfCheckTest {
  static {
    new java.io.File("/tmp/unblock-attack-12").mkdirs();
  }
}
