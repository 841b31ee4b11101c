/**
 * The layout of the folder of a class: files of the class itself, and a folder for each submission,
 * whose name never equals the name of such a file.
 */
@NullMarked
package unblock.cli.layout;

import org.jspecify.annotations.NullMarked;
