/** Rubrics as data: what each criterion is worth, read from YAML and applied to exercises. */
@NullMarked
package unblock.engine.rubric;

import org.jspecify.annotations.NullMarked;
