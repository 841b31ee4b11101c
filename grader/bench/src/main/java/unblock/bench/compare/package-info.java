/**
 * Compares Unblock's inspection with other tools, on the labelled handlers of the judge's corpus:
 * ArchUnit rules over the same catalogue of calls, and BlockHound with a real server. {@link
 * unblock.bench.compare.Comparison} prints the table.
 */
@NullMarked
package unblock.bench.compare;

import org.jspecify.annotations.NullMarked;
