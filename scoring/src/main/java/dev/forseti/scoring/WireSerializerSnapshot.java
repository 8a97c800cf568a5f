package dev.forseti.scoring;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Which topic's codec wrote the state. Public with an empty constructor, as Flink makes it from its
 * name.
 *
 * @param <T> the record
 */
public final class WireSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
  private static final int VERSION = 1;

  private String topic;

  /** An empty one, for Flink to read into. */
  public WireSerializerSnapshot() {
    this("");
  }

  WireSerializerSnapshot(String topic) {
    this.topic = topic;
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(topic);
  }

  @Override
  public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
    if (version != VERSION) {
      throw new IOException("state was written in version " + version + ", known is " + VERSION);
    }
    topic = in.readUTF();
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return new WireSerializer<>(topic);
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    return old instanceof WireSerializerSnapshot<T> that && that.topic.equals(topic)
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
