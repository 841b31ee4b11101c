package unblock.grader.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import unblock.grader.inspect.Header.Declared;

/** Where the worker enters the inspected code, and what runs before it does. */
final class Starts {
  /** One handler: the class and method that Javalin calls. */
  record Handler(String type, String method) {
    String id() {
      return Names.dotted(type) + "#" + method;
    }

    String frame() {
      return Names.frame(type, method);
    }

    boolean isOfExercise(Hierarchy hierarchy) {
      return hierarchy.is(type, "unblock/given/UserApi");
    }
  }

  private static final Set<String> FUNCTIONS =
      Set.of(
          "io/javalin/http/Handler",
          "io/javalin/http/ExceptionHandler",
          "io/javalin/http/servlet/TaskHandler",
          "io/javalin/websocket/WsConnectHandler",
          "io/javalin/websocket/WsMessageHandler",
          "io/javalin/websocket/WsBinaryMessageHandler",
          "io/javalin/websocket/WsCloseHandler",
          "io/javalin/websocket/WsErrorHandler",
          "io/javalin/websocket/WsExceptionHandler",
          "io/javalin/security/AccessManager",
          "io/javalin/Handler");

  private static final Set<String> INTERFACES =
      Set.of("unblock/given/UserApi", "io/javalin/apibuilder/CrudHandler");

  private record Entry(Handler handler, Method method) {}

  private final Program program;
  private final List<Entry> entries = new ArrayList<>();

  Starts(Program program) {
    this.program = program;
    program.classes().stream()
        .map(node -> node.name)
        .filter(program::isConcrete)
        .forEach(this::addHandlersOf);
  }

  /** Whether the worker calls what is of that type: to register it is not to run it. */
  static boolean isHandler(String function) {
    return FUNCTIONS.contains(function);
  }

  /** Whether a lambda of that type is called by the worker. */
  static boolean isHandler(String function, Type instantiated) {
    return isHandler(function)
        || (function.equals("java/util/function/Consumer")
            && instantiated.getArgumentTypes().length == 1
            && instantiated
                .getArgumentTypes()[0]
                .getInternalName()
                .equals("io/javalin/http/sse/SseClient"));
  }

  /** Whether there is a handler at all, or code that makes one. */
  boolean isAny() {
    return !entries.isEmpty() || program.makesFunction(Starts::isHandler);
  }

  /** Methods that nobody in the code calls: main, constructors of what others make, tests. */
  List<Method> startUp() {
    Set<Method> handlers = new LinkedHashSet<>();
    entries.forEach(entry -> handlers.add(entry.method()));
    return program.methods().stream()
        .filter(method -> method.hasCode() && !handlers.contains(method))
        .filter(method -> !program.isCalled(method))
        .toList();
  }

  /**
   * What holds the worker in each handler: those known by their class, and those made on the way.
   */
  Map<Handler, List<Hit>> follow(Flow flow, Set<Fact.Closure> lambdas) {
    Map<Handler, List<Hit>> found = new LinkedHashMap<>();
    for (Entry entry : entries) {
      List<Val> arguments = new ArrayList<>(flow.outside(entry.method()));
      arguments.set(0, flow.self(entry.handler().type()));
      add(found, entry.handler(), flow.look(entry.method(), arguments, Set.of()).hits());
    }
    Map<Fact.Closure, Map<Handler, List<Hit>>> made = new LinkedHashMap<>();
    for (Fact.Closure lambda : List.copyOf(lambdas)) {
      follow(flow, lambda, made.computeIfAbsent(lambda, key -> new LinkedHashMap<>()));
    }
    // Only when all are followed it is known which of them the code itself calls.
    made.forEach(
        (lambda, handlers) ->
            handlers.forEach(
                (handler, hits) ->
                    add(found, handler, flow.isOnlyInvoked(lambda.site()) ? List.of() : hits)));
    return found;
  }

  private void follow(Flow flow, Fact.Closure lambda, Map<Handler, List<Hit>> found) {
    String owner = lambda.impl().getOwner();
    String name = lambda.impl().getName();
    String descriptor = lambda.impl().getDesc();
    Optional<Method> target = program.resolve(owner, name, descriptor);
    if (target.isEmpty()) {
      // An interface's method, or a library's: the classes that implement it are looked at.
      return;
    }
    List<Val> arguments = new ArrayList<>(lambda.captured());
    for (Method method : targets(target.get(), arguments)) {
      add(
          found,
          new Handler(method.owner.name, method.node.name),
          flow.look(method, arguments, Set.of()).hits());
    }
  }

  /** An abstract method's implementations, as far as the receiver tells. */
  private Set<Method> targets(Method named, List<Val> arguments) {
    Set<Method> targets = new LinkedHashSet<>();
    if (!named.isStatic() && !arguments.isEmpty()) {
      for (Fact.Instance receiver : arguments.get(0).all(Fact.Instance.class)) {
        program.resolve(receiver.type(), named.node.name, named.node.desc).ifPresent(targets::add);
      }
    }
    return targets.isEmpty() ? Set.of(named) : targets;
  }

  private static void add(Map<Handler, List<Hit>> found, Handler handler, List<Hit> hits) {
    found.merge(
        handler,
        hits,
        (old, more) -> {
          Hits all = new Hits();
          all.addAll(old, 0);
          all.addAll(more, 0);
          return all.list();
        });
  }

  private void addHandlersOf(String type) {
    for (String supertype : program.hierarchy().supertypes(type)) {
      if (INTERFACES.contains(supertype) || FUNCTIONS.contains(supertype)) {
        for (Declared declared : declared(supertype)) {
          program
              .resolve(type, declared.name(), declared.descriptor())
              .filter(method -> (method.node.access & Opcodes.ACC_STATIC) == 0)
              .ifPresent(
                  method -> entries.add(new Entry(new Handler(type, method.node.name), method)));
        }
      }
    }
  }

  private List<Declared> declared(String type) {
    return program.hierarchy().header(type).map(Header::methods).orElse(List.of()).stream()
        .filter(method -> !method.name().equals("close") && method.isAbstract())
        .toList();
  }
}
