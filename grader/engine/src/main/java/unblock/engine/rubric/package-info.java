/** Rubrics as data: the worth of each criterion, read from YAML and applied to exercises. */
@NullMarked
package unblock.engine.rubric;

import org.jspecify.annotations.NullMarked;
