package jakarta.ws.rs;

/** As much of the library as the tests call. */
public @interface GET {}
