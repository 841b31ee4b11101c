/**
 * How much two submissions have in common that neither was given. Code is read as tokens without
 * names, so that renaming hides nothing, and compared by fingerprints (winnowing), so that a
 * thousand submissions need no comparison of each with each. Similarity alone does not prove
 * copying.
 */
@NullMarked
package unblock.cli.similarity;

import org.jspecify.annotations.NullMarked;
