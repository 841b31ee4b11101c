/**
 * Measures quality and speed of the grader, in comparison with other tools. Each program prints one
 * table; README.md of this module lists the commands and the figures.
 */
@NullMarked
package unblock.bench;

import org.jspecify.annotations.NullMarked;
