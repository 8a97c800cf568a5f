package dev.forseti.scoring;

import dev.forseti.wire.Topic;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes a record of the model as its length and the bytes of its topic's codec. */
final class WireSerializer<T> extends ImmutableSerializer<T> {
  private static final long serialVersionUID = 1L;

  private final String name;
  private transient @Nullable Topic<T> topic;

  WireSerializer(String name) {
    this.name = name;
  }

  String topicName() {
    return name;
  }

  private Topic<T> topic() {
    Topic<T> known = topic;
    if (known == null) {
      known = WireType.topic(name);
      topic = known;
    }
    return known;
  }

  @Override
  public void serialize(T value, DataOutputView out) throws IOException {
    writeBytes(topic().codec().encode(value), out);
  }

  @Override
  public T deserialize(DataInputView in) throws IOException {
    return topic().codec().decode(readBytes(in));
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new WireSerializerSnapshot<>(name);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WireSerializer<?> that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
