/** Looks at compiled classes for calls that block the worker. */
@NullMarked
package unblock.grader.inspect;

import org.jspecify.annotations.NullMarked;
