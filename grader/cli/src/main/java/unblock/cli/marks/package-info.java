/**
 * Marks on their way back into a learning platform: a copy of the teacher's own file in which only
 * the cells of the marks differ, byte for byte. A mark is written only where an id and the name
 * agree, so that it never reaches another student.
 */
@NullMarked
package unblock.cli.marks;

import org.jspecify.annotations.NullMarked;
