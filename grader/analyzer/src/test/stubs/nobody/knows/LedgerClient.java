package nobody.knows;

/** A client of a library that nobody listed, with the builder that makes it. */
public final class LedgerClient {
  private LedgerClient() {}

  public static Builder builder() {
    throw new UnsupportedOperationException();
  }

  public String get(String path) {
    throw new UnsupportedOperationException();
  }

  public String getName() {
    throw new UnsupportedOperationException();
  }

  /** Sets what the client needs; it asks nobody. */
  public static final class Builder {
    public Builder connectTimeout(int millis) {
      throw new UnsupportedOperationException();
    }

    public Builder connect(String address) {
      throw new UnsupportedOperationException();
    }

    public LedgerClient build() {
      throw new UnsupportedOperationException();
    }
  }
}
