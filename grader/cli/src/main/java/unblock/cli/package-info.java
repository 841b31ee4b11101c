/**
 * The command line: parses the request, reads the submissions, grades them and writes the reports.
 * {@link unblock.cli.Unblock} is the entry point.
 */
@NullMarked
package unblock.cli;

import org.jspecify.annotations.NullMarked;
