/**
 * Compiles sources with javac, in a separate JVM that is ended when a submission's sources keep it
 * too busy. Annotation processing is off, so no code of a submission runs.
 */
@NullMarked
package unblock.engine.compile;

import org.jspecify.annotations.NullMarked;
