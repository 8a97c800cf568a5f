package dev.forseti.scoring.stream;

import dev.forseti.scoring.encoding.VersionedFormat;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/** The type information of what is written in a {@link VersionedFormat}. */
final class FormatTypeInfo<T> extends TypeInformation<T> {
  private static final long serialVersionUID = 1L;

  private final String format;
  private final Class<T> type;

  FormatTypeInfo(VersionedFormat<T> format) {
    this.format = format.name();
    this.type = format.type();
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return new FormatSerializer<>(format);
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
    return other instanceof FormatTypeInfo;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FormatTypeInfo<?> that && format.equals(that.format);
  }

  @Override
  public int hashCode() {
    return format.hashCode();
  }

  @Override
  public String toString() {
    return "FormatTypeInfo(" + format + ")";
  }
}
