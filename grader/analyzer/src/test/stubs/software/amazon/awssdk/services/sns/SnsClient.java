package software.amazon.awssdk.services.sns;

/** As much of the library as the corpus calls. */
public interface SnsClient {
  static SnsClient create() {
    throw new UnsupportedOperationException();
  }

  String publish(String message);

  String serviceName();
}
