package okhttp3;

/** As much of the library as the corpus calls. */
public interface Call {
  String execute();

  void enqueue(Callback callback);

  /** As much of the library as the corpus calls. */
  interface Callback {
    void onResponse(Call call, String response);
  }
}
