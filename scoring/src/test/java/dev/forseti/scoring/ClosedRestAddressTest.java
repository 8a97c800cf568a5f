package dev.forseti.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.runtime.kafka.KafkaConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandler;
import org.apache.flink.shaded.netty4.io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class ClosedRestAddressTest {
  @Test
  void theFlinkInsideTakesNoConnectionAtItsRestAddress() throws Exception {
    ScoringConfig config =
        ScoringConfig.of(KafkaConnection.plain("127.0.0.1:9092"), Path.of("/c"), List.of());

    ChannelHandler handler = found(FlinkSettings.inProcess(config)).orElseThrow();

    assertThat(new EmbeddedChannel(handler).isOpen()).isFalse();
  }

  @Test
  void anotherFlinkKeepsItsRestAddress() throws Exception {
    assertThat(found(new Configuration())).isEmpty();
  }

  /** As Flink looks for it. */
  private static Optional<ChannelHandler> found(Configuration settings) throws Exception {
    return ServiceLoader.load(InboundChannelHandlerFactory.class)
        .findFirst()
        .orElseThrow()
        .createHandler(settings, Map.of());
  }
}
