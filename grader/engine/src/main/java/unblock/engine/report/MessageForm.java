package unblock.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unblock.message.Message;

/**
 * The JSON form of a message: its key and arguments, so that it can be read in any language. A text
 * that is the same in each language is a JSON string.
 */
public final class MessageForm {
  private static final String KEY = "messageKey";
  private static final String ARGUMENTS = "arguments";
  private static final String VERBATIM = Message.empty().key();
  private static final String TEXT = "text";

  private MessageForm() {}

  /** The Jackson module for that form. */
  public static Module module() {
    return new SimpleModule("message")
        .addSerializer(Message.class, new Writer())
        .addDeserializer(Message.class, new Reader());
  }

  /** The arguments as a JSON object. */
  static ObjectNode arguments(Message message) {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    message.arguments().forEach((name, value) -> arguments.set(name, node(value)));
    return arguments;
  }

  /**
   * Returns the message with that key.
   *
   * @throws IllegalArgumentException when an argument has a type that messages do not support
   */
  static Message message(String key, JsonNode arguments) {
    Map<String, Object> values = new LinkedHashMap<>();
    arguments.properties().forEach(each -> values.put(each.getKey(), value(each.getValue())));
    return new Message(key, values);
  }

  private static JsonNode node(Object value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value instanceof Message message) {
      return isVerbatim(message)
          ? nodes.textNode(String.valueOf(message.arguments().get(TEXT)))
          : nodes.objectNode().put(KEY, message.key()).set(ARGUMENTS, arguments(message));
    }
    if (value instanceof List<?> list) {
      return nodes.arrayNode().addAll(list.stream().map(MessageForm::node).toList());
    }
    if (value instanceof Integer || value instanceof Long) {
      return nodes.numberNode(((Number) value).longValue());
    }
    return value instanceof Number number
        ? nodes.numberNode(number.doubleValue())
        : nodes.textNode(value.toString());
  }

  private static Object value(JsonNode node) {
    if (node.isArray()) {
      List<Object> values = new ArrayList<>();
      node.forEach(each -> values.add(value(each)));
      return values;
    }
    if (node.isObject()) {
      return message(node);
    }
    if (node.isNumber()) {
      return node.isIntegralNumber() ? (Object) node.longValue() : (Object) node.doubleValue();
    }
    return node.asText();
  }

  private static Message message(JsonNode node) {
    if (node.isTextual()) {
      return Message.verbatim(node.textValue());
    }
    if (!node.path(KEY).isTextual() || !node.path(ARGUMENTS).isObject()) {
      throw new IllegalArgumentException("it is no message");
    }
    return message(node.path(KEY).textValue(), node.path(ARGUMENTS));
  }

  private static boolean isVerbatim(Message message) {
    return message.key().equals(VERBATIM) && message.arguments().get(TEXT) instanceof String;
  }

  private static final class Writer extends StdSerializer<Message> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(Message.class);
    }

    @Override
    public void serialize(Message message, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeTree(node(message));
    }
  }

  private static final class Reader extends StdDeserializer<Message> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(Message.class);
    }

    @Override
    public Message deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      JsonNode node = parser.readValueAsTree();
      try {
        return message(node);
      } catch (IllegalArgumentException e) {
        throw InvalidFormatException.from(parser, e.getMessage(), node, Message.class);
      }
    }
  }
}
