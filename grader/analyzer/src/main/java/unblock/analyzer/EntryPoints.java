package unblock.analyzer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;
import unblock.analyzer.CallResolution.Callee;
import unblock.analyzer.ClassHeader.Declared;

/** The methods at which the worker enters the inspected code, and the methods of start-up. */
final class EntryPoints {
  /** One handler: the class and method that Javalin calls. */
  record Handler(String type, String method) {
    String id() {
      return DisplayNames.dotted(type) + "#" + method;
    }

    Frame frame() {
      return DisplayNames.frame(type, method);
    }

    boolean isOfExercise(TypeHierarchy hierarchy) {
      return hierarchy.is(type, EXERCISE_API);
    }
  }

  /** The supertype of the interface of each exercise. */
  private static final String EXERCISE_API = "unblock/given/HandlerApi";

  /** The methods of Javalin's own interfaces, for versions whose classes are missing. */
  private static final Set<String> NAMES =
      Set.of(
          "handle",
          "manage",
          "render",
          "accept",
          "log",
          "getAll",
          "getOne",
          "create",
          "update",
          "delete",
          "handleConnect",
          "handleMessage",
          "handleBinaryMessage",
          "handleClose",
          "handleError",
          "createExtension");

  private record Entry(Handler handler, InspectedMethod method) {}

  private final InspectedCode program;
  private final List<ServerFramework> frameworks;
  private final List<Entry> entries = new ArrayList<>();

  EntryPoints(InspectedCode program) {
    this.program = program;
    this.frameworks =
        ServerFramework.all().stream().filter(each -> each.isUsedIn(program)).toList();
    program.classes().stream()
        .map(node -> node.name)
        .filter(program::isConcrete)
        .forEach(this::addHandlersOf);
  }

  /** Whether the worker calls objects of that type. Registering such an object does not run it. */
  static boolean isHandler(String function) {
    return ServerFramework.isCalled(function);
  }

  /** Whether the worker calls a lambda of that type. */
  static boolean isHandler(String function, Type instantiated) {
    Type[] given = instantiated.getArgumentTypes();
    return isHandler(function)
        || (isJavalins(function) && Stream.of(given).anyMatch(EntryPoints::isRequest))
        || (function.equals("java/util/function/Consumer")
            && given.length == 1
            && isSseClient(given[0]));
  }

  /** Whether the code may register handlers by a call of that class. */
  static boolean isFrameworks(String type) {
    return ServerFramework.owns(type);
  }

  static boolean isJavalins(String type) {
    return type.startsWith("io/javalin/");
  }

  /**
   * Whether Javalin passes an object of that type with a request or a message, in any of its
   * versions.
   */
  private static boolean isRequest(Type type) {
    if (type.getSort() != Type.OBJECT || !isJavalins(type.getInternalName())) {
      return false;
    }
    String name = DisplayNames.simple(type.getInternalName());
    return name.equals("Context")
        || name.equals("SseClient")
        || name.equals("WsSession")
        || (name.startsWith("Ws") && name.endsWith("Context"));
  }

  private static boolean isSseClient(Type type) {
    return isRequest(type) && type.getInternalName().endsWith("/SseClient");
  }

  /** Whether the code contains or creates any handler. */
  boolean isAny() {
    return !entries.isEmpty() || program.makesFunction(EntryPoints::isHandler);
  }

  /**
   * Returns each main method, and the methods that no inspected code calls: constructors for other
   * code, unless a program creates the class with another constructor; tests. Methods near the
   * framework are first, because they matter most if the code is too large.
   */
  List<InspectedMethod> startUp() {
    Set<InspectedMethod> handlers = new LinkedHashSet<>();
    entries.forEach(entry -> handlers.add(entry.method()));
    boolean hasMain = program.methods().stream().anyMatch(EntryPoints::isMain);
    return program.methods().stream()
        .filter(method -> method.hasCode() && !handlers.contains(method))
        .filter(method -> isMain(method) || !program.isCalled(method))
        .filter(method -> !(hasMain && isReplaced(method)))
        .sorted(Comparator.comparing(method -> !method.isNearFramework))
        .toList();
  }

  /**
   * Returns the methods of classes near the framework that are not among the followed ones: code
   * that only unknown code leads to may register handlers.
   */
  List<InspectedMethod> registering(Set<InspectedMethod> followed) {
    return program.methods().stream()
        .filter(method -> method.isNearFramework && method.hasCode() && !followed.contains(method))
        .toList();
  }

  /**
   * Whether the method is a constructor that nothing calls, while the application creates the class
   * with another one: its objects are not those of the application.
   */
  private boolean isReplaced(InspectedMethod method) {
    return method.node.name.equals("<init>")
        && !InjectedTypes.isInjected(method.owner)
        && method.owner.methods.stream()
            .filter(other -> other.name.equals("<init>") && !other.desc.equals(method.node.desc))
            .flatMap(other -> program.declared(method.owner.name, "<init>", other.desc).stream())
            .anyMatch(program::isConstructing);
  }

  private static boolean isMain(InspectedMethod method) {
    return method.isStatic()
        && method.node.name.equals("main")
        && method.node.desc.equals("([Ljava/lang/String;)V");
  }

  /** Returns the blocking calls of each handler, including handlers that the code creates. */
  Map<Handler, List<BlockingCall>> follow(DataFlow flow, Set<ValueFact.Closure> lambdas) {
    Map<Handler, List<BlockingCall>> found = new LinkedHashMap<>();
    for (Entry entry : entries) {
      List<AbstractValue> arguments = new ArrayList<>(flow.outside(entry.method()));
      arguments.set(0, flow.self(entry.handler().type()));
      add(found, entry.handler(), flow.look(entry.handler(), entry.method(), arguments));
    }
    Map<ValueFact.Closure, Map<Handler, List<BlockingCall>>> made = new LinkedHashMap<>();
    for (ValueFact.Closure lambda : List.copyOf(lambdas)) {
      follow(flow, lambda, made.computeIfAbsent(lambda, key -> new LinkedHashMap<>()));
    }
    // Only after following all handlers it is known which of them the code itself calls.
    made.forEach(
        (lambda, handlers) ->
            handlers.forEach(
                (handler, hits) ->
                    add(found, handler, flow.isOnlyInvoked(lambda.site()) ? List.of() : hits)));
    return found;
  }

  private void follow(
      DataFlow flow, ValueFact.Closure lambda, Map<Handler, List<BlockingCall>> found) {
    List<AbstractValue> arguments = new ArrayList<>(lambda.captured());
    Set<InspectedMethod> targets = targets(flow, lambda);
    for (InspectedMethod method : targets) {
      method.isSubscribedByCaller = true;
      Handler handler = new Handler(method.owner.name, method.node.name);
      add(found, handler, flow.look(handler, method, arguments));
    }
    Handle impl = lambda.impl();
    if (targets.isEmpty() && program.has(impl.getOwner())) {
      add(
          found,
          new Handler(impl.getOwner(), impl.getName()),
          List.of(BlockingCall.opaque(lambda.site().bare(), Callee.of(impl).text())));
    }
  }

  /**
   * Returns the methods that a handler runs: the implementations, as far as the receiver determines
   * them. There are none for a method of a library or without an implementation.
   */
  private Set<InspectedMethod> targets(DataFlow flow, ValueFact.Closure handler) {
    Callee callee = Callee.of(handler.impl());
    Set<InspectedMethod> targets = new LinkedHashSet<>();
    boolean isVirtual =
        callee.opcode() == Opcodes.INVOKEINTERFACE || callee.opcode() == Opcodes.INVOKEVIRTUAL;
    if (isVirtual && !handler.captured().isEmpty()) {
      for (ValueFact receiver : flow.settle(handler.captured().get(0)).facts()) {
        for (String type : program.classesOf(receiver, callee.owner())) {
          program.resolve(type, callee.name(), callee.descriptor()).ifPresent(targets::add);
        }
      }
    }
    if (targets.isEmpty()) {
      program.resolve(callee.owner(), callee.name(), callee.descriptor()).ifPresent(targets::add);
    }
    return targets;
  }

  private static void add(
      Map<Handler, List<BlockingCall>> found, Handler handler, List<BlockingCall> hits) {
    found.merge(
        handler,
        hits,
        (old, more) -> {
          BlockingCalls all = new BlockingCalls();
          all.addAll(old, 0);
          all.addAll(more, 0);
          return all.list();
        });
  }

  private void addHandlersOf(String type) {
    addByForm(type);
    frameworks.forEach(framework -> addHandlersOf(type, framework));
    for (String supertype : program.hierarchy().supertypes(type)) {
      if ((isJavalins(supertype) || isApi(supertype)) && !program.has(supertype)) {
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

  /** Adds the methods that the framework calls. */
  private void addHandlersOf(String type, ServerFramework framework) {
    Set<String> called = new HashSet<>();
    for (String supertype : program.hierarchy().supertypes(type)) {
      called.addAll(framework.methodsOf(supertype));
    }
    Set<String> ofClass = program.node(type).map(ClassHeader::annotations).orElse(Set.of());
    for (MethodNode m : methodsOf(type)) {
      boolean isPublic = (m.access & Opcodes.ACC_PUBLIC) != 0 && !m.name.startsWith("<");
      if (called.contains(m.name)
          || (called.contains("*") && isPublic && Type.getReturnType(m.desc).equals(Type.VOID_TYPE))
          || framework.isAnnotated(m, ofClass)) {
        program.resolve(type, m.name, m.desc).ifPresent(method -> addEntry(type, method));
      }
    }
  }

  private void addEntry(String type, InspectedMethod method) {
    method.isSubscribedByCaller = true;
    entries.add(new Entry(new Handler(type, method.node.name), method));
  }

  /**
   * Whether the type is an exercise's interface, in which all methods with a request are handlers.
   */
  private boolean isApi(String type) {
    return program.hierarchy().is(type, EXERCISE_API);
  }

  /**
   * Adds handlers of server-sent events, and those of Javalin's other interfaces by their signature
   * if the interface is missing.
   */
  private void addByForm(String type) {
    boolean missing =
        program.hierarchy().supertypes(type).stream()
            .filter(each -> isJavalins(each) && !isHandler(each))
            .anyMatch(each -> program.hierarchy().header(each).isEmpty());
    boolean consumer = program.hierarchy().is(type, "java/util/function/Consumer");
    for (MethodNode m : methodsOf(type)) {
      boolean isEvent =
          consumer
              && m.name.equals("accept")
              && Stream.of(Type.getArgumentTypes(m.desc)).anyMatch(EntryPoints::isSseClient);
      if (isEvent || (missing && isCallback(m, NAMES))) {
        program
            .resolve(type, m.name, m.desc)
            .ifPresent(method -> entries.add(new Entry(new Handler(type, m.name), method)));
      }
    }
  }

  /** Returns the methods that the class declares or inherits from inspected classes, once each. */
  private Collection<MethodNode> methodsOf(String type) {
    Map<String, MethodNode> methods = new LinkedHashMap<>();
    for (String each : program.hierarchy().supertypes(type)) {
      for (MethodNode m : program.node(each).map(node -> node.methods).orElse(List.of())) {
        if ((m.access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC)) == 0) {
          methods.putIfAbsent(m.name + m.desc, m);
        }
      }
    }
    return methods.values();
  }

  private static boolean isCallback(MethodNode method, Set<String> names) {
    return names.contains(method.name)
        && Stream.of(Type.getArgumentTypes(method.desc)).anyMatch(EntryPoints::isRequest);
  }

  /** Returns the methods of Javalin's interface that get a request. */
  private List<Declared> declared(String type) {
    return program.hierarchy().header(type).map(ClassHeader::methods).orElse(List.of()).stream()
        .filter(Declared::isAbstract)
        .filter(
            m -> Stream.of(Type.getArgumentTypes(m.descriptor())).anyMatch(EntryPoints::isRequest))
        .toList();
  }
}
