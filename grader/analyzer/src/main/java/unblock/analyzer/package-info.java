/**
 * Tells which calls of a Javalin handler hold the worker: classes in, findings with their call path
 * out. It reads class files ({@code ClassFiles} to {@code Program}), follows values and calls from
 * the handlers ({@code Starts}, {@code Flow}) and knows for each lambda on which thread it runs
 * ({@code Functions}, {@code Executors}, {@code Stages}); what blocks and what runs elsewhere is
 * data ({@code blocking.txt}, {@code clients.txt}, {@code threads.txt}). A library on the class
 * path is searched down to the files and sockets it reaches ({@code Depths}) and for what it does
 * with functions ({@code Handing}); for one that is missing, names and {@code supertypes.txt}
 * decide. Nothing of the inspected code is ever loaded or run. {@code Inspector} is the door.
 */
@NullMarked
package unblock.analyzer;

import org.jspecify.annotations.NullMarked;
