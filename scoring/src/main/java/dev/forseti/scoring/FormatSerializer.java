package dev.forseti.scoring;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes a value as its length, the version of its format, and what the format writes. */
final class FormatSerializer<T> extends ImmutableSerializer<T> {
  private static final long serialVersionUID = 1L;

  private final Format<T> format;

  FormatSerializer(Format<T> format) {
    this.format = format;
  }

  @Override
  public void serialize(T value, DataOutputView out) throws IOException {
    var bytes = new DataOutputSerializer(256);
    bytes.writeByte(format.version());
    format.write(value, bytes);
    out.writeInt(bytes.length());
    out.write(bytes.getSharedBuffer(), 0, bytes.length());
  }

  @Override
  public T deserialize(DataInputView in) throws IOException {
    var bytes = new DataInputDeserializer(readBytes(in));
    return format.read(bytes.readByte(), bytes);
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new FormatSerializerSnapshot<>(format);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FormatSerializer<?> that && format.equals(that.format);
  }

  @Override
  public int hashCode() {
    return format.hashCode();
  }
}
