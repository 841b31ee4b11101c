package unblock.runtime;

import java.net.URI;
import java.util.List;

/** Makes the address of a service; told its text. */
public final class UriMaker implements ArgumentMaker {
  @Override
  public Object make(List<String> details, ArgumentContext around) {
    return URI.create(details.get(0));
  }
}
