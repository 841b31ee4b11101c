package unblock.runtime;

import java.net.URI;
import java.util.List;

/** Creates the address of a service; its detail is the address as text. */
public final class UriMaker implements ArgumentMaker {
  @Override
  public Object make(List<String> details, ArgumentContext around) {
    return URI.create(details.get(0));
  }
}
