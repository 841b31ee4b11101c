package unblock.analyzer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import unblock.analyzer.AbstractHeap.Property;
import unblock.analyzer.CallResolution.Callee;

/** The model of selectable channels, whose mode decides whether their calls wait. */
final class ChannelModel implements LibraryModels.Model {
  private static final Set<String> CHANNELS =
      Set.of(
          "java/nio/channels/SocketChannel",
          "java/nio/channels/ServerSocketChannel",
          "java/nio/channels/DatagramChannel",
          "java/nio/channels/Pipe");

  private final DataFlow flow;

  ChannelModel(DataFlow flow) {
    this.flow = flow;
  }

  @Override
  public Optional<AbstractValue> call(
      Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    if (callee.name().equals("open") && CHANNELS.contains(callee.owner())) {
      return Optional.of(AbstractValue.of(new ValueFact.Instance(here.site(), callee.owner())));
    }
    if (callee.owner().equals("java/nio/channels/Pipe")) {
      // An end of the pipe is the same object for each call.
      String end = callee.returnType().getInternalName();
      return Optional.of(
          AbstractValue.of(
              arguments.get(0).all(ValueFact.Instance.class).stream()
                  .map(pipe -> new ValueFact.Instance(pipe.site(), end))
                  .toList()));
    }
    boolean isFluent = callee.name().equals("bind") || callee.name().equals("setOption");
    if (isFluent && CHANNELS.contains(callee.owner())) {
      return Optional.of(arguments.get(0));
    }
    if (callee.name().equals("configureBlocking")
        && arguments.size() == 2
        && arguments.get(1).isZero()) {
      arguments
          .get(0)
          .all(ValueFact.Instance.class)
          .forEach(channel -> flow.heap().mark(Property.NON_BLOCKING, channel.site()));
      return Optional.of(arguments.get(0));
    }
    return Optional.empty();
  }
}
