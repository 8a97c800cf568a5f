package dev.forseti.scoring;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Which format wrote the state. Public with an empty constructor, as Flink makes it from its name.
 *
 * @param <T> what was written
 */
public final class FormatSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
  private static final int VERSION = 1;

  private @Nullable Format<T> format;

  /** An empty one, for Flink to read into. */
  public FormatSerializerSnapshot() {}

  FormatSerializerSnapshot(Format<T> format) {
    this.format = format;
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(Opened.of(format).getClass().getName());
  }

  @Override
  @SuppressWarnings("unchecked") // the name was written from a Format<T>
  public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
    if (version != VERSION) {
      throw new IOException("state was written in version " + version + ", known is " + VERSION);
    }
    String name = in.readUTF();
    try {
      Class<? extends Format<T>> found =
          (Class<? extends Format<T>>) Class.forName(name, true, loader).asSubclass(Format.class);
      format = found.getEnumConstants()[0];
    } catch (ClassNotFoundException gone) {
      throw new IOException("state was written in a format that is no more: " + name, gone);
    }
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return new FormatSerializer<>(Opened.of(format));
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    return old instanceof FormatSerializerSnapshot<T> that
            && Opened.of(that.format).equals(Opened.of(format))
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
