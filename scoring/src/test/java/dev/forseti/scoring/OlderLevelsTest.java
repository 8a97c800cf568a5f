package dev.forseti.scoring;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.runtime.kafka.KafkaConnection;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.CompactionStyle;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** State that RocksDB wrote in levels, as it did before, is read and written on as we ask now. */
class OlderLevelsTest {
  private static final int KEYS = 60_000;
  private static final int CHANGED = 5_000;

  @TempDir Path folder;

  @Test
  void stateInLevelsIsReadAndWrittenOn() throws Exception {
    RocksDB.loadLibrary();
    try (var options = small(CompactionStyle.LEVEL).setCreateIfMissing(true);
        var before = RocksDB.open(options, folder.toString())) {
      put(before, 0, KEYS, "older");
      before.compactRange();
      put(before, 0, CHANGED, "newer");
      assertThat(before.getProperty("rocksdb.num-files-at-level6")).isNotEqualTo("0");
    }

    try (var options = small(styleOfTheJob());
        var after = RocksDB.open(options, folder.toString())) {
      assertHolds(after, 0, CHANGED, "newer");
      assertHolds(after, CHANGED, KEYS, "older");
      put(after, KEYS, 2 * KEYS, "added");
      after.compactRange();
      assertHolds(after, 0, CHANGED, "newer");
      assertHolds(after, CHANGED, KEYS, "older");
      assertHolds(after, KEYS, 2 * KEYS, "added");
    }
  }

  private CompactionStyle styleOfTheJob() {
    ScoringConfig config =
        ScoringConfig.of(KafkaConnection.plain("127.0.0.1:9092"), folder, List.of());
    return FlinkSettings.of(config).get(RocksDBConfigurableOptions.COMPACTION_STYLE);
  }

  private static Options small(CompactionStyle style) {
    return new Options()
        .setCompactionStyle(style)
        .setWriteBufferSize(1 << 18)
        .setTargetFileSizeBase(1 << 18);
  }

  private static void put(RocksDB to, int from, int until, String value) throws RocksDBException {
    for (int i = from; i < until; i++) {
      to.put(bytes("key" + i), bytes(value + i));
    }
    try (var flush = new FlushOptions()) {
      to.flush(flush);
    }
  }

  private static void assertHolds(RocksDB in, int from, int until, String value)
      throws RocksDBException {
    for (int i = from; i < until; i++) {
      assertThat(in.get(bytes("key" + i))).isEqualTo(bytes(value + i));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }
}
