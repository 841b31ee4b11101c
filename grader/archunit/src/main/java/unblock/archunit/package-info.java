/**
 * ArchUnit rules that use the analyzer, for the tests of any Javalin project and for the grader.
 */
@NullMarked
package unblock.archunit;

import org.jspecify.annotations.NullMarked;
