package dev.forseti.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.reputation.TrackedReputation;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** A checkpoint names the class of a serializer's snapshot, so that class keeps its name. */
class SerializerSnapshotTest {
  /** As a checkpoint of the first version holds it: class name, version, format name. */
  private static final String OLD_CHECKPOINT =
      "00336465762e666f72736574692e73636f72696e672e73747265616d2e46"
          + "6f726d617453657269616c697a6572536e617073686f74"
          + "00000001"
          + "0012747261636b65642d72657075746174696f6e";

  private final TypeSerializer<TrackedReputation> serializer =
      new FormatSerializer<>("tracked-reputation");

  @Test
  void readsTheSnapshotInAnOldCheckpoint() throws Exception {
    byte[] old = HexFormat.of().parseHex(OLD_CHECKPOINT);
    TypeSerializerSnapshot<TrackedReputation> read =
        TypeSerializerSnapshot.readVersionedSnapshot(
            new DataInputDeserializer(old), SerializerSnapshotTest.class.getClassLoader());

    assertThat(
            serializer.snapshotConfiguration().resolveSchemaCompatibility(read).isCompatibleAsIs())
        .isTrue();
    assertThat(read.restoreSerializer()).isEqualTo(serializer);
  }

  @Test
  void writesTheSnapshotAsItAlwaysDid() throws Exception {
    var out = new DataOutputSerializer(128);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());

    assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer())).isEqualTo(OLD_CHECKPOINT);
    assertThat(new String(out.getCopyOfBuffer(), StandardCharsets.UTF_8))
        .contains("dev.forseti.scoring.stream.FormatSerializerSnapshot");
  }
}
