/**
 * Turns sources into classes with javac, in a JVM of its own that is ended when a submission's
 * sources keep it too busy. Annotation processing is off, so that nothing of a submission runs.
 */
@NullMarked
package unblock.engine.compile;

import org.jspecify.annotations.NullMarked;
