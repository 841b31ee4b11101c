/** The methods that the inserted probes call in a submission's classes. */
@NullMarked
package unblock.runtime.probe;

import org.jspecify.annotations.NullMarked;
