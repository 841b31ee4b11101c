/** Containers, tried on a real engine where there is one. */
@NullMarked
package unblock.cli.container;

import org.jspecify.annotations.NullMarked;
