/**
 * Measures the similarity of submissions, skeleton code excluded. Code is compared as tokens
 * without names, so that renaming has no effect, and by fingerprints (winnowing), so that a
 * thousand submissions need no pairwise comparison. Similarity alone does not prove copying.
 */
@NullMarked
package unblock.cli.similarity;

import org.jspecify.annotations.NullMarked;
