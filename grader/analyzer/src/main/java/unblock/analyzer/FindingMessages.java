package unblock.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import unblock.analyzer.BlockingCall.Cause;
import unblock.message.Message;

/** Makes findings of blocking calls: fact, place, reason, next step. */
final class FindingMessages {
  private static final Map<String, List<String>> OTHERS =
      Map.of(
          "login", List.of("/info", "/history"),
          "info", List.of("/login", "/history"),
          "history", List.of("/login", "/info"));

  /** The reasons for the steps of one piece of work, each with the reason for the whole. */
  private static final Map<String, String> CAUSES =
      CatalogueFile.lines("causes.txt").stream()
          .map(line -> line.split(": ", 2))
          .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));

  private final TypeHierarchy hierarchy;
  private final NextStep nextStep;

  FindingMessages(TypeHierarchy hierarchy, NextStep nextStep) {
    this.hierarchy = hierarchy;
    this.nextStep = nextStep;
  }

  Finding finding(EntryPoints.Handler handler, BlockingCall hit) {
    InstructionSite site = hit.cause().site();
    return new Finding(
        key(hit),
        hit.severity(),
        site.file(),
        site.line(),
        Message.joined(fact(handler, hit), consequence(handler, hit)),
        next(problem(hit)),
        path(hit),
        List.of(handler.id()),
        hit.cause().call(),
        group(hit.cause()));
  }

  /** Returns the method with the call, and the cause; a cause without a reason stands alone. */
  private static String group(Cause cause) {
    InstructionSite site = cause.site();
    return cause.reason().isEmpty()
        ? ""
        : "%s %s: %s"
            .formatted(
                site.owner(), site.frame(), CAUSES.getOrDefault(cause.reason(), cause.reason()));
  }

  /** Returns the hops without the rounds of recursion. */
  private static List<Message> path(BlockingCall hit) {
    List<Message> path = new ArrayList<>();
    for (BlockingCall.Hop hop : hit.path()) {
      Message next = hop(hop);
      int seen = path.indexOf(next);
      if (seen < 0) {
        path.add(next);
      } else {
        path.subList(seen + 1, path.size()).clear();
      }
    }
    return path;
  }

  /** Returns a note, which costs no points. */
  Finding commonPool(CommonPoolUse use, EntryPoints.Handler handler) {
    InstructionSite site = use.site();
    return new Finding(
        "common-pool",
        Severity.NOTE,
        site.file(),
        site.line(),
        Message.of(
            "analyzer.common-pool",
            "method",
            site.frame().message(),
            "call",
            use.call(),
            "file",
            site.file(),
            "line",
            site.line()),
        next("common-pool"),
        List.of(hop(BlockingCall.Hop.at(site))),
        List.of(handler.id()),
        use.call());
  }

  private static String key(BlockingCall hit) {
    return switch (hit.severity()) {
      case COMPUTES -> "cpu-heavy";
      case OPAQUE -> "opaque-call";
      default ->
          hit.cause().kind() == BlockingCall.Kind.INITIALISER
              ? Finding.IN_INITIALISER
              : "blocking-call";
    };
  }

  private static Message fact(EntryPoints.Handler handler, BlockingCall hit) {
    InstructionSite site = hit.cause().site();
    String key =
        switch (hit.severity()) {
          case MAY_BLOCK ->
              hit.cause().kind() == BlockingCall.Kind.MONITOR
                  ? "analyzer.may-wait"
                  : "analyzer.may-call";
          default ->
              hit.cause().kind() == BlockingCall.Kind.SPIN ? "analyzer.runs" : "analyzer.calls";
        };
    return Message.of(
        key,
        "handler",
        handler.frame().message(),
        "call",
        call(hit.cause()),
        "where",
        where(handler.frame(), site.frame(), hit.path().size()),
        "file",
        site.file(),
        "line",
        site.line());
  }

  private static Message where(Frame handler, Frame frame, int hops) {
    if (hops == 1 || frame.equals(handler)) {
      return Message.empty();
    }
    return frame.isLambdaIn(handler)
        ? Message.of("analyzer.where.lambda")
        : Message.of("analyzer.where.through", "frame", frame.message());
  }

  private static Message call(Cause cause) {
    return switch (cause.form()) {
      case CALL -> Message.verbatim(cause.call());
      case CALL_IN_LOOP -> Message.of("analyzer.call.in-loop", "call", cause.call());
      case NATIVE_CALL -> Message.of("analyzer.call.native", "call", cause.call());
      case CALL_THAT_REACHES ->
          Message.of("analyzer.call.reaches", "call", cause.call(), "reached", cause.detail());
      case LOCK_HELD_ACROSS ->
          Message.of("analyzer.call.lock", "call", cause.call(), "place", cause.detail());
      case EMPTY_LOOP -> Message.of("analyzer.call.empty-loop");
    };
  }

  private Message consequence(EntryPoints.Handler handler, BlockingCall hit) {
    return hit.severity() == Severity.OPAQUE
        ? Message.of("analyzer.opaque")
        : Message.of(
            "analyzer.consequence",
            "reason",
            Message.phrase("reason", hit.cause().reason()),
            "others",
            others(handler));
  }

  private Message others(EntryPoints.Handler handler) {
    List<String> others = OTHERS.getOrDefault(handler.method(), List.of());
    return handler.isOfExercise(hierarchy) && !others.isEmpty()
        ? Message.of("analyzer.others.routes", "first", others.get(0), "second", others.get(1))
        : Message.of("analyzer.others.requests");
  }

  private Message next(String problem) {
    return switch (nextStep) {
      case QUESTION -> Message.of("analyzer.question." + problem);
      case REMEDY -> Message.of("analyzer.remedy." + problem);
    };
  }

  private static String problem(BlockingCall hit) {
    return switch (hit.severity()) {
      case OPAQUE -> "opaque";
      case COMPUTES -> "computes";
      default -> wait(hit);
    };
  }

  private static String wait(BlockingCall hit) {
    boolean supplier =
        hit.path().stream()
            .map(BlockingCall.Hop::entry)
            .anyMatch(
                entry -> entry != null && entry.handover().receiver().equals("Context.future"));
    return switch (hit.cause().kind()) {
      case WAIT_FOR_WORKER -> "wait-for-worker";
      case WAIT_FOR_FUTURE -> "wait-for-future";
      case SPIN -> "spin";
      case MONITOR -> "monitor";
      case INITIALISER -> "initialiser";
      case CALL -> supplier ? "supplier" : "call";
    };
  }

  private static Message hop(BlockingCall.Hop hop) {
    BlockingCall.Entry entry = hop.entry();
    if (entry == null && hop.frame().kind() == Frame.Kind.METHOD) {
      return Message.verbatim("%s(%s:%d)".formatted(hop.frame().name(), hop.file(), hop.line()));
    }
    return Message.of(
        "analyzer.hop",
        "frame",
        entry == null ? hop.frame().message() : entered(hop.frame(), entry),
        "file",
        hop.file(),
        "line",
        hop.line());
  }

  private static Message entered(Frame frame, BlockingCall.Entry entry) {
    Message handover = entry.handover().message();
    return entry.function().isEmpty()
        ? Message.of("handover.method", "method", frame.message(), "handover", handover)
        : Message.of(
            "handover.lambda",
            "function",
            Message.of("function." + entry.function()),
            "handover",
            handover);
  }
}
