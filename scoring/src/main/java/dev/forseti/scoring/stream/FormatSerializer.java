package dev.forseti.scoring.stream;

import dev.forseti.scoring.encoding.VersionedFormat;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value as the version of its format and what the format writes. Values never change: a
 * copy is the value itself.
 */
final class FormatSerializer<T> extends TypeSerializer<T> {
  private static final long serialVersionUID = 1L;

  private final String name;
  private transient @Nullable VersionedFormat<T> format;

  FormatSerializer(String name) {
    this.name = name;
  }

  private VersionedFormat<T> format() {
    VersionedFormat<T> known = format;
    if (known == null) {
      known = StreamTypes.format(name);
      format = known;
    }
    return known;
  }

  @Override
  public void serialize(T value, DataOutputView out) throws IOException {
    VersionedFormat<T> known = format();
    out.writeByte(known.version());
    known.writer().write(value, out);
  }

  @Override
  public T deserialize(DataInputView in) throws IOException {
    VersionedFormat<T> known = format();
    int version = in.readByte();
    if (version < 1 || version > known.version()) {
      throw new IOException(
          name + " was written in version " + version + ", known are 1 to " + known.version());
    }
    return known.reader().read(version, in);
  }

  @Override
  public T deserialize(T reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    serialize(deserialize(in), out);
  }

  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public T copy(T from, T reuse) {
    return from;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return this;
  }

  @Override
  public @Nullable T createInstance() {
    return null;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new FormatSerializerSnapshot<>(name);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FormatSerializer<?> that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
