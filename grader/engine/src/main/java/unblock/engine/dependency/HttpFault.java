package unblock.engine.dependency;

import unblock.engine.exercise.DependencyFault;
import unblock.engine.exercise.HandlerSetting;

/** Ways in which a service behind HTTP fails. */
public enum HttpFault implements DependencyFault {
  /** It answers 500. */
  OUT_OF_ORDER("while the service answers 500"),
  /** It answers with the promised fields and another status. */
  CREATED("while the service answers 201 in place of 200"),
  /** It answers 200 with something else than JSON. */
  NO_JSON("while the service answers what is no JSON"),
  /** It answers 200 with other fields. */
  WRONG_FIELDS("while the service leaves out the promised fields"),
  /** It resets the connection. */
  DROPS("while the service drops the connection"),
  /** It never answers. */
  SILENT("while the service is silent") {
    @Override
    public SlowCall slowCall() {
      return SlowCall.HANGS;
    }

    @Override
    public HandlerSetting setting() {
      return HandlerSetting.SHORT_TIMEOUT;
    }
  },
  /** Nothing listens at its address. */
  REFUSES("while the service refuses connections") {
    @Override
    public HandlerSetting setting() {
      return HandlerSetting.UNREACHABLE;
    }
  };

  private final String words;

  HttpFault(String words) {
    this.words = words;
  }

  @Override
  public String words() {
    return words;
  }
}
