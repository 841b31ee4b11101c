/* The compiler reads the next line as the end of this text. \u002a/ package unblock.given; \u002f\u002f */ package unblock.exercises.offload;

public final class Intruder {
  static {
    System.out.println("unblock-attack-13 in " + Intruder.class.getName());
  }
}
