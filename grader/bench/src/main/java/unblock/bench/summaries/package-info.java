/** Makes the summaries of libraries that the analyzer ships. */
@NullMarked
package unblock.bench.summaries;

import org.jspecify.annotations.NullMarked;
