/**
 * The demo: the article's servers run for a person who does not want to program. {@link
 * unblock.engine.demo.Demo} is its door. It compiles and runs the article's handlers as a grading
 * does, judges nothing, and shows what happened.
 */
@NullMarked
package unblock.engine.demo;

import org.jspecify.annotations.NullMarked;
