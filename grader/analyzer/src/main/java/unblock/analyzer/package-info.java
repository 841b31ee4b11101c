/**
 * Finds the calls in the handlers of a server that hold its worker: the input is class files, the
 * output is findings with their call paths. The analysis reads class files ({@code ClassFiles} to
 * {@code InspectedCode}), follows values and calls from the handlers ({@code EntryPoints}, {@code
 * DataFlow}) and determines for each lambda the thread on which it runs ({@code FunctionCalls},
 * {@code ExecutorModel}, {@code FutureModel}). A call that leaves the code has an effect on the
 * thread and on values ({@code LibraryModels}, {@code BlockingCallDetector}). Blocking calls and
 * the threads of callbacks are data ({@code catalogue/}). A library on the class path is searched
 * for files and sockets that it reaches ({@code LibraryReachability}) and for its use of functions
 * ({@code CallbackAnalysis}); for a missing library, names, {@code supertypes.txt} and {@code
 * summaries/} decide. What frameworks call is data, too ({@code entrypoints/}). The inspected code
 * is never loaded or run. {@code HandlerInspector} is the entry point.
 *
 * <p>{@code SharedFieldInspector} is a second one: it finds fields in which requests share their
 * data. It follows values inside each method that a request runs ({@code RequestCode}, {@code
 * FieldFlowInterpreter}, {@code FieldUseCollector}) and knows the locks held there ({@code
 * LockRegions}, {@code HeldLocks}).
 */
@NullMarked
package unblock.analyzer;

import org.jspecify.annotations.NullMarked;
