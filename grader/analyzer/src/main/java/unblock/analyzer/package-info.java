/**
 * Tells which calls of a Javalin handler hold the worker: classes in, findings with their call path
 * out. It reads class files ({@code ClassFiles} to {@code InspectedCode}), follows values and calls
 * from the handlers ({@code EntryPoints}, {@code DataFlow}) and knows for each lambda on which
 * thread it runs ({@code FunctionCalls}, {@code ExecutorModel}, {@code FutureModel}); what blocks
 * and what runs elsewhere is data ({@code blocking.txt}, {@code clients.txt}, {@code threads.txt}).
 * A library on the class path is searched down to the files and sockets it reaches ({@code
 * LibraryReachability}) and for what it does with functions ({@code CallbackAnalysis}); for one
 * that is missing, names and {@code supertypes.txt} decide. Nothing of the inspected code is ever
 * loaded or run. {@code HandlerInspector} is the door.
 */
@NullMarked
package unblock.analyzer;

import org.jspecify.annotations.NullMarked;
