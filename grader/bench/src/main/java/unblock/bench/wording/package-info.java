/**
 * Measures the language of Java sources: one-word type names, and unclear expressions per 1,000
 * words of Javadoc. The figures show a trend; they are not limits.
 */
@NullMarked
package unblock.bench.wording;

import org.jspecify.annotations.NullMarked;
