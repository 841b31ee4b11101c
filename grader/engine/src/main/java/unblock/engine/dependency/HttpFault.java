package unblock.engine.dependency;

import unblock.engine.exercise.DependencyFault;
import unblock.engine.exercise.HandlerSetting;
import unblock.message.Message;

/** Ways in which a service behind HTTP fails. */
public enum HttpFault implements DependencyFault {
  /** It answers 500. */
  OUT_OF_ORDER("fault.http-500"),
  /** It answers with the promised fields and another status. */
  CREATED("fault.http-201"),
  /** It answers 200 with a body that is not JSON. */
  NO_JSON("fault.http-no-json"),
  /** It answers 200 with other fields. */
  WRONG_FIELDS("fault.http-wrong-fields"),
  /** It answers 200 with the fields of another user. */
  OTHER_USER("fault.http-other-user"),
  /** It answers 200, and a promised field is a number in place of a text. */
  NO_TEXT("fault.http-no-text"),
  /** It answers 200 with the promised fields, further ones, and other spaces. */
  MORE_FIELDS("fault.http-more-fields"),
  /** It resets the connection. */
  DROPS("fault.http-drops") {
    // HttpClient sends a GET once more whose connection breaks before there is a reply.
    @Override
    public int mostRepeats() {
      return 1;
    }
  },
  /** It never answers. */
  SILENT("fault.http-silent") {
    @Override
    public SlowCall slowCall() {
      return SlowCall.HANGS;
    }

    @Override
    public HandlerSetting setting() {
      return HandlerSetting.SHORT_TIMEOUT;
    }
  },
  /** It sends the status, the headers and the beginning of the body, and never the rest. */
  SILENT_BODY("fault.http-silent-body") {
    @Override
    public SlowCall slowCall() {
      return SlowCall.HANGS;
    }

    @Override
    public HandlerSetting setting() {
      return HandlerSetting.SHORT_TIMEOUT;
    }
  },
  /** No process listens at its address. */
  REFUSES("fault.http-refuses") {
    @Override
    public HandlerSetting setting() {
      return HandlerSetting.UNREACHABLE;
    }
  };

  private final String key;

  HttpFault(String key) {
    this.key = key;
  }

  @Override
  public Message words() {
    return Message.of(key);
  }
}
