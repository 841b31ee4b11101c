/** Containers, tested on a real engine if one is available. */
@NullMarked
package unblock.cli.container;

import org.jspecify.annotations.NullMarked;
