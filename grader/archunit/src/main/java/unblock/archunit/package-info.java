/** The analyzer as rules of ArchUnit, for the tests of any Javalin project and for the grader. */
@NullMarked
package unblock.archunit;

import org.jspecify.annotations.NullMarked;
