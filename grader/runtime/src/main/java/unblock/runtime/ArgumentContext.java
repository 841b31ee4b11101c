package unblock.runtime;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the constructor arguments of handlers are made of.
 *
 * @param database the file with the newest version of the rows, always in the same folder
 * @param gate where each slow call waits
 * @param driver reads rows for whoever does not wait; its tasks take less than a millisecond
 * @param loop runs on the worker
 * @param atTheEnd takes what is to be closed when the server has stopped
 */
record ArgumentContext(
    Supplier<Path> database,
    SlowCallGate gate,
    Executor driver,
    Executor loop,
    WorkerRegistry worker,
    Consumer<Runnable> atTheEnd) {}
