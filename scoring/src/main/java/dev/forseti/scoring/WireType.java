package dev.forseti.scoring;

import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A record of the model on a stream or in state, written as on its topic. The codecs are bound to
 * read what older ones wrote, and their golden samples prove it: so state outlives the code by the
 * same promise as the topics do.
 *
 * @param <T> the record
 */
final class WireType<T> extends TypeInformation<T> {
  private static final long serialVersionUID = 1L;

  private final String topic;
  private final Class<T> type;

  private WireType(String topic, Class<T> type) {
    this.topic = topic;
    this.type = type;
  }

  static <T> WireType<T> of(Topic<T> topic, Class<T> type) {
    return new WireType<>(topic.name(), type);
  }

  /** The topic of that name. */
  @SuppressWarnings("unchecked") // the name was taken from a Topic<T>
  static <T> Topic<T> topic(String name) {
    return (Topic<T>)
        Topics.ALL.stream()
            .filter(t -> t.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no topic is called " + name));
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return new WireSerializer<>(topic);
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<T> getTypeClass() {
    return type;
  }

  @Override
  public boolean canEqual(@Nullable Object other) {
    return other instanceof WireType;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WireType<?> that && topic.equals(that.topic) && type == that.type;
  }

  @Override
  public int hashCode() {
    return Objects.hash(topic, type);
  }

  @Override
  public String toString() {
    return "WireType(" + topic + ")";
  }
}
