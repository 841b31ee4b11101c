package unblock.bench.compare;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingMethod;
import reactor.blockhound.BlockingOperationError;

/** Configures BlockHound for the worker thread and collects the blocking calls that it reports. */
final class BlockHoundProbe {
  /** Native methods that block a thread and that BlockHound does not list by default. */
  private static final String[][] MORE = {
    {"org.sqlite.core.NativeDB", "_open_utf8", "([BI)V"},
    {"org.sqlite.core.NativeDB", "_exec_utf8", "([B)I"},
    {"org.sqlite.core.NativeDB", "prepare_utf8", "([B)J"},
    {"org.sqlite.core.NativeDB", "step", "(J)I"},
    {"sun.nio.fs.UnixNativeDispatcher", "open0", "(JII)I"},
    {"sun.nio.fs.UnixNativeDispatcher", "opendir0", "(J)J"},
    {"sun.nio.ch.FileDispatcherImpl", "read0", "(Ljava/io/FileDescriptor;JI)I"},
    {"sun.nio.ch.FileDispatcherImpl", "write0", "(Ljava/io/FileDescriptor;JI)I"},
    {"java.io.FileInputStream", "open0", "(Ljava/lang/String;)V"},
    {"java.io.FileOutputStream", "open0", "(Ljava/lang/String;Z)V"},
    {"java.io.RandomAccessFile", "open0", "(Ljava/lang/String;I)V"},
    {
      "java.net.Inet6AddressImpl",
      "lookupAllHostAddr",
      "(Ljava/lang/String;)[Ljava/net/InetAddress;"
    },
    {
      "java.net.Inet4AddressImpl",
      "lookupAllHostAddr",
      "(Ljava/lang/String;)[Ljava/net/InetAddress;"
    },
    {"sun.nio.ch.Net", "connect0", "(ZLjava/io/FileDescriptor;Ljava/net/InetAddress;I)I"},
  };

  private final Map<String, String> caught = new ConcurrentHashMap<>();
  private final HandlerThreads marks;

  BlockHoundProbe(HandlerThreads marks) {
    this.marks = marks;
  }

  /**
   * Lets BlockHound instrument the JDK.
   *
   * @param more whether to add blocking calls to those of BlockHound's default configuration
   */
  void install(boolean more) {
    isOfTheHandler(new Throwable().getStackTrace());
    BlockHound.Builder builder =
        BlockHound.builder()
            .loadIntegrations()
            .addDynamicThreadPredicate(thread -> thread.getName().startsWith(OneWorker.NAME))
            .nonBlockingThreadPredicate(known -> known.or(marks::isMarked))
            .blockingMethodCallback(this::caught);
    if (more) {
      for (String[] method : MORE) {
        builder.markAsBlocking(method[0], method[1], method[2]);
      }
    }
    builder.install();
  }

  /** Records a blocking call, unless the server's own code made it. */
  private void caught(BlockingMethod method) {
    if (isOfTheHandler(new Throwable().getStackTrace())) {
      caught.putIfAbsent(marks.holder(), method.toString());
      throw new BlockingOperationError(method);
    }
  }

  private static boolean isOfTheHandler(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String type = frame.getClassName();
      if (type.startsWith("corpus.") || type.startsWith(CorpusStores.class.getName())) {
        return true;
      }
    }
    return false;
  }

  /** Returns the first blocking call of that handler, or an empty text. */
  String caught(String handler) {
    return caught.getOrDefault(handler, "");
  }
}
