/**
 * What lies where in the folder of a class: files of the class itself, and a folder for each
 * submission, whose name can never be that of such a file.
 */
@NullMarked
package unblock.cli.layout;

import org.jspecify.annotations.NullMarked;
