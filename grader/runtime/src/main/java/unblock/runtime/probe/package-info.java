/** What the calls that the grader puts into a submission's classes report to. */
@NullMarked
package unblock.runtime.probe;

import org.jspecify.annotations.NullMarked;
