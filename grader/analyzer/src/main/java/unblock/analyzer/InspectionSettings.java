package unblock.analyzer;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What an inspection uses beside the inspected code.
 *
 * @param classPath the libraries that the code uses, as folders or jars; the JDK and Javalin are
 *     not needed
 * @param additions decide before the shipped catalogue
 * @param acceptingAnnotations the simple names of annotations, in any package, that mark a method
 *     or a class whose findings the project accepts
 * @param nextStep the way in which findings tell what to do next
 */
public record InspectionSettings(
    List<Path> classPath,
    List<CatalogueAddition> additions,
    Set<String> acceptingAnnotations,
    NextStep nextStep) {
  /** The name of the annotation that projects use by default. */
  public static final String BLOCKS_ON_PURPOSE = "BlocksOnPurpose";

  public InspectionSettings {
    classPath = List.copyOf(classPath);
    additions = List.copyOf(additions);
    acceptingAnnotations = Set.copyOf(acceptingAnnotations);
  }

  /** Returns the settings for code that may accept nothing by itself, such as a submission. */
  public static InspectionSettings strict(List<Path> classPath) {
    return new InspectionSettings(classPath, List.of(), Set.of(), NextStep.QUESTION);
  }

  /** Returns the settings for a project that marks what it accepts. */
  public static InspectionSettings ofProject(List<Path> classPath) {
    return new InspectionSettings(classPath, List.of(), Set.of(BLOCKS_ON_PURPOSE), NextStep.REMEDY);
  }
}
