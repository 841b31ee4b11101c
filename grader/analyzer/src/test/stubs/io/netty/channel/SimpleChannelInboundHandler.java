package io.netty.channel;

/** As much of the library as the tests call. */
public abstract class SimpleChannelInboundHandler<I> {
  protected abstract void channelRead0(Object context, I message) throws Exception;
}
