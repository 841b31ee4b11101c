/** The API of the canaries. Their children get the classes of this package, and no others. */
@NullMarked
package unblock.engine.canary;

import org.jspecify.annotations.NullMarked;
