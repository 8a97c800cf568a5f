package dev.forseti.benchmarks;

import dev.forseti.model.RoomEvent;
import dev.forseti.wire.Topics;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The least that a job on this topic does: decode each event and count it at its sender. */
final class BareJob {
  private BareJob() {}

  static JobClient submit(StreamExecutionEnvironment env, String kafka, String group)
      throws Exception {
    KafkaSource<String> senders =
        KafkaSource.<String>builder()
            .setBootstrapServers(kafka)
            .setTopics(Topics.EVENTS.name())
            .setGroupId(group)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setBounded(OffsetsInitializer.latest())
            .setDeserializer(new Sender())
            .setProperty("max.partition.fetch.bytes", "1048576")
            .build();
    env.fromSource(senders, WatermarkStrategy.noWatermarks(), "read")
        .uid("read")
        .keyBy(sender -> sender, Types.STRING)
        .process(new Count(), Types.LONG)
        .uid("count")
        .sinkTo(new DiscardingSink<>())
        .uid("discard");
    return env.executeAsync("bare");
  }

  /** Decodes the event; the sender goes on. */
  private static final class Sender implements KafkaRecordDeserializationSchema<String> {
    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> found, Collector<String> out) {
      RoomEvent event = Topics.EVENTS.codec().decode(found.value());
      out.collect(event.sender().value());
    }

    @Override
    public TypeInformation<String> getProducedType() {
      return Types.STRING;
    }
  }

  /** Counts by key. */
  private static final class Count extends KeyedProcessFunction<String, String, Long> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable ValueState<Long> count;

    @Override
    public void open(OpenContext context) {
      count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
    }

    @Override
    public void processElement(String sender, Context context, Collector<Long> out)
        throws Exception {
      ValueState<Long> state = count;
      if (state != null) {
        Long before = state.value();
        long now = before == null ? 1 : before + 1;
        state.update(now);
        out.collect(now);
      }
    }
  }
}
