/** Measures how long a student waits from a save to the verdict. */
@NullMarked
package unblock.bench.watch;

import org.jspecify.annotations.NullMarked;
