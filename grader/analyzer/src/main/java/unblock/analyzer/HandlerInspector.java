package unblock.analyzer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import unblock.message.Message;

/** Finds the calls in Javalin handlers that hold the worker, from class files alone. */
public final class HandlerInspector {
  private HandlerInspector() {}

  /**
   * Inspects all handlers in the code. Class files that cannot be read are reported in the result
   * and cause no exception.
   *
   * @param code folders of classes or jars to inspect
   * @param classPath the libraries that the code uses, as folders or jars; the JDK and Javalin are
   *     not needed
   */
  public static InspectionResult inspect(List<Path> code, List<Path> classPath) {
    return inspect(code, InspectionSettings.strict(classPath));
  }

  /**
   * Inspects all handlers in the code with these settings. Class files that cannot be read are
   * reported in the result and cause no exception.
   *
   * @param code folders of classes or jars to inspect
   */
  public static InspectionResult inspect(List<Path> code, InspectionSettings settings) {
    return inspect(ClassFiles.read(code), settings);
  }

  /**
   * Inspects all handlers and returns the findings of each handler. A finding that several handlers
   * share appears for each of them.
   *
   * @return the findings by handler, as in {@code a.b.UserHandlers#login}; an empty list if the
   *     handler has none
   */
  public static Map<String, List<Finding>> byHandler(List<Path> code, List<Path> classPath) {
    Followed followed = follow(ClassFiles.read(code), InspectionSettings.strict(classPath));
    FindingMessages messages = new FindingMessages(followed.hierarchy(), NextStep.QUESTION);
    Map<String, List<Finding>> findings = new TreeMap<>();
    followed
        .hits()
        .forEach(
            (handler, hits) ->
                findings
                    .computeIfAbsent(handler.id(), id -> new ArrayList<>())
                    .addAll(hits.stream().map(hit -> messages.finding(handler, hit)).toList()));
    return findings;
  }

  /**
   * Inspects all handlers in class files that are in memory.
   *
   * @param code the bytes of class files, by their origin
   */
  public static InspectionResult inspect(Map<String, byte[]> code, InspectionSettings settings) {
    return inspect(ClassFiles.of(code), settings);
  }

  private static InspectionResult inspect(ClassFiles files, InspectionSettings settings) {
    Followed followed = follow(files, settings);
    SharedFindings findings = new SharedFindings(followed, settings.nextStep());
    return new InspectionResult(
        findings.byFinding(), findings.suppressed(), followed.hits().size(), followed.unreadable());
  }

  /** The result of the analysis before it is formatted as findings. */
  record Followed(
      TypeHierarchy hierarchy,
      Map<EntryPoints.Handler, List<BlockingCall>> hits,
      List<CommonPoolUse> onCommonPool,
      List<Message> unreadable) {}

  static Followed follow(ClassFiles files, InspectionSettings settings) {
    List<Path> called =
        Stream.concat(files.libraries().stream(), settings.classPath().stream())
            .distinct()
            .toList();
    List<CatalogueAddition> additions = settings.additions();
    List<Message> unreadable = new ArrayList<>(files.unreadable());
    try (files;
        LibraryClasses libraries = new LibraryClasses(called, additions)) {
      InspectedCode program = new InspectedCode(files.classes(), libraries);
      AcceptedCode accepted = new AcceptedCode(program, settings.acceptingAnnotations());
      Catalogue catalogue =
          Catalogue.shipped()
              .with(List.of(files.opaque()))
              .with(libraries.additions(unreadable::add))
              .with(additions);
      DataFlow flow = new DataFlow(program, catalogue, accepted);
      Map<EntryPoints.Handler, List<BlockingCall>> hits = flow.run(new EntryPoints(program));
      unreadable.addAll(unfollowed(flow));
      return new Followed(program.hierarchy(), hits, flow.onCommonPool(), unreadable);
    } catch (IOException e) {
      throw new UncheckedIOException("the libraries could not be closed", e);
    }
  }

  private static List<Message> unfollowed(DataFlow flow) {
    List<Message> all = new ArrayList<>();
    for (InspectedMethod method : flow.unfollowed()) {
      all.add(Message.of("analyzer.broken-code", "method", method.site().frame().message()));
    }
    if (flow.isExhausted()) {
      all.add(Message.of("analyzer.too-large"));
    }
    return all;
  }
}
