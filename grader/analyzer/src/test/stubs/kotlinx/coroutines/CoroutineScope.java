package kotlinx.coroutines;

/** As much of the library as the corpus calls. */
public interface CoroutineScope {}
