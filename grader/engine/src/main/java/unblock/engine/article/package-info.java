/**
 * The API of the article's servers. The children of the demo get the classes of this package, and
 * no others.
 */
@NullMarked
package unblock.engine.article;

import org.jspecify.annotations.NullMarked;
