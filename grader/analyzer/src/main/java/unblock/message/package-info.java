/** Texts for people: keys with arguments, and the bundles that hold them in each language. */
@NullMarked
package unblock.message;

import org.jspecify.annotations.NullMarked;
