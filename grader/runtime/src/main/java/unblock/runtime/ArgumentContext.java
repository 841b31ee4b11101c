package unblock.runtime;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The objects from which the constructor arguments of handlers are created.
 *
 * @param database the file with the newest version of the rows, always in the same folder
 * @param gate the gate at which each slow call waits
 * @param driver reads rows for asynchronous look-ups; its tasks take less than a millisecond
 * @param loop runs tasks on the worker
 * @param atTheEnd receives the tasks that close resources after the server has stopped
 */
record ArgumentContext(
    Supplier<Path> database,
    SlowCallGate gate,
    Executor driver,
    Executor loop,
    WorkerRegistry worker,
    Consumer<Runnable> atTheEnd) {}
