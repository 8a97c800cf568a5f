package dev.forseti.scoring;

import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandler;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Closes each connection to Flink's REST address before a byte of it is read. Flink always opens
 * that address, and whoever reaches it runs code of his own there; the Flink inside a process needs
 * none. Flink finds this by its service file, and a cluster elsewhere does not see it.
 */
public final class ClosedRestAddress implements InboundChannelHandlerFactory {
  /** Whether the address takes no connection. */
  static final ConfigOption<Boolean> CLOSED =
      ConfigOptions.key("forseti.rest-closed").booleanType().defaultValue(false);

  /** For Flink. */
  public ClosedRestAddress() {}

  @Override
  public int priority() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Optional<ChannelHandler> createHandler(
      Configuration settings, Map<String, String> headers) {
    return settings.get(CLOSED) ? Optional.of(new Close()) : Optional.empty();
  }

  private static final class Close extends ChannelInboundHandlerAdapter {
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
      context.channel().close();
    }
  }
}
