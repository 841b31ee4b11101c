package unblock.analyzer;

import java.util.List;
import java.util.Map;

/** Formats findings: fact, place, reason, next step. */
final class FindingMessages {
  private static final Map<String, String> OTHERS =
      Map.of(
          "login", "/info and /history",
          "info", "/login and /history",
          "history", "/login and /info");

  private final TypeHierarchy hierarchy;

  FindingMessages(TypeHierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  Finding finding(EntryPoints.Handler handler, BlockingCall hit) {
    InstructionSite site = hit.cause().site();
    List<String> path = hit.path().stream().map(BlockingCall.Hop::toString).toList();
    return new Finding(
        key(hit),
        hit.severity(),
        site.file(),
        site.line(),
        facts(handler, hit) + " " + question(hit),
        path,
        List.of(handler.id()),
        hit.cause().call(),
        question(hit));
  }

  /** Returns a note, which costs no points. */
  static Finding commonPool(InstructionSite site, String call) {
    String question = "Which executor could be made for this?";
    return new Finding(
        "common-pool",
        Severity.NOTE,
        site.file(),
        site.line(),
        site.frame()
            + " lets the common pool wait in "
            + call
            + " ("
            + site.file()
            + ":"
            + site.line()
            + "). The worker is free, but all code in the JVM shares the few threads of that pool:"
            + " while they wait, so does whoever needs them. "
            + question,
        List.of(BlockingCall.Hop.at(site).toString()),
        List.of(),
        call,
        question);
  }

  private static String key(BlockingCall hit) {
    return switch (hit.severity()) {
      case COMPUTES -> "cpu-heavy";
      case OPAQUE -> "opaque-call";
      default -> "blocking-call";
    };
  }

  private String facts(EntryPoints.Handler handler, BlockingCall hit) {
    BlockingCall.Cause cause = hit.cause();
    String fact =
        fact(handler, hit) + " (" + cause.site().file() + ":" + cause.site().line() + ").";
    return hit.severity() == Severity.OPAQUE
        ? fact + " What that runs cannot be told from the code."
        : fact
            + " While it "
            + cause.reason()
            + ", "
            + others(handler)
            + " wait in the server's queue.";
  }

  private static String question(BlockingCall hit) {
    return switch (hit.severity()) {
      case OPAQUE -> "Could the method be called by its name?";
      case COMPUTES -> "Which thread has time for that?";
      default -> next(hit);
    };
  }

  private static String fact(EntryPoints.Handler handler, BlockingCall hit) {
    String verb =
        switch (hit.severity()) {
          case MAY_BLOCK ->
              hit.cause().kind() == BlockingCall.Kind.MONITOR ? " may wait for " : " may call ";
          default -> hit.cause().kind() == BlockingCall.Kind.SPIN ? " runs " : " calls ";
        };
    String direct = handler.frame() + verb + hit.cause().call() + " on the worker";
    String frame = hit.cause().site().frame();
    if (hit.path().size() == 1 || frame.equals(handler.frame())) {
      return direct;
    }
    return direct
        + (frame.equals("a lambda in " + handler.frame()) ? ", in a lambda" : ", through " + frame);
  }

  private static String next(BlockingCall hit) {
    boolean told = hit.path().stream().anyMatch(hop -> hop.frame().contains("Context.future"));
    return switch (hit.cause().kind()) {
      case WAIT_FOR_WORKER ->
          "It waits for what only the worker itself could deliver. What could be chained to the"
              + " stage instead?";
      case WAIT_FOR_FUTURE -> "What could be chained to the future, to run when it is complete?";
      case SPIN -> "Who could tell that it is time to go on, instead of being asked?";
      case MONITOR -> "What could be done before the lock is taken?";
      case CALL ->
          told
              ? "Which thread should run what the supplier waits for?"
              : "Which method of Context lets you answer later?";
    };
  }

  private String others(EntryPoints.Handler handler) {
    String others = OTHERS.get(handler.method());
    return handler.isOfExercise(hierarchy) && others != null ? others : "other requests";
  }
}
