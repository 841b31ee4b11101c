package unblock.analyzer;

import java.util.List;
import java.util.Optional;
import unblock.analyzer.CallResolution.Callee;

/**
 * The effects of calls that leave the inspected code: on the calling thread, on the server's
 * handlers, and on values and functions. For values and functions the first model that describes
 * the call decides.
 */
final class LibraryModels {
  private final BlockingCallDetector blocking;
  private final HandlerRegistration registrations;
  private final ImplicitCalls hidden;
  private final StreamReads pipes;
  private final ReactiveModel reactive;
  private final List<Model> models;
  private final UnknownCallModel unknown;

  /** The effect of some library calls; empty for all other calls. */
  interface Model {
    Optional<AbstractValue> call(Callee callee, List<AbstractValue> arguments, ProgramPoint here);
  }

  LibraryModels(DataFlow flow, Catalogue catalogue, CallResolution calls, FunctionCalls functions) {
    TypeHierarchy hierarchy = flow.program().hierarchy();
    CatalogueLookups entries = new CatalogueLookups(catalogue, hierarchy);
    ExecutorModel executors = new ExecutorModel(flow, calls, functions);
    this.blocking = new BlockingCallDetector(flow, entries);
    this.registrations = new HandlerRegistration(flow);
    this.hidden = new ImplicitCalls(flow, calls, entries);
    this.pipes = new StreamReads(flow);
    this.reactive = new ReactiveModel(flow, functions, executors);
    this.models =
        List.of(
            new JavalinModel(flow, functions, executors),
            new GuavaModel(flow, calls, functions, executors),
            new FutureModel(flow, functions, executors),
            executors,
            new ThreadModel(flow, functions),
            new ChannelModel(flow),
            new UrlModel(),
            pipes,
            reactive,
            new ReadWriteLockModel(hierarchy));
    this.unknown =
        new UnknownCallModel(flow, new LibraryCallbacks(flow, catalogue, functions, executors));
  }

  void subscribe(AbstractValue streams, ProgramPoint here) {
    reactive.subscribe(streams, here);
  }

  ImplicitCalls hidden() {
    return hidden;
  }

  AbstractValue call(Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    blocking.detect(callee, arguments, here);
    registrations.by(callee, arguments);
    for (Model model : models) {
      Optional<AbstractValue> result = model.call(callee, arguments, here);
      if (result.isPresent()) {
        return result.get();
      }
    }
    if (!callee.isStatic() && !callee.isConstructor()) {
      pipes.by(callee, arguments.get(0), here);
    }
    hidden.by(callee, arguments, here);
    blocking.detectReached(callee, arguments, here);
    return unknown.call(callee, arguments, here);
  }
}
