package dev.forseti.admin.search;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/** Opens indexes; each folder has one, and one process at a time has that open. */
final class IndexFolder {
  private static final double BUFFER_MIB = 32;

  private IndexFolder() {}

  /** Opens the index of a folder. */
  static EventIndex open(Path folder) throws IOException {
    return open(IndexFiles.made(folder), OpenMode.APPEND);
  }

  /** Begins an empty one in place of what the folder held. */
  static EventIndex create(Path folder, IndexState state) throws IOException {
    EventIndex fresh = open(IndexFiles.emptied(folder), OpenMode.CREATE);
    try {
      fresh.commit(state);
      return fresh;
    } catch (IOException | RuntimeException | Error failed) {
      fresh.close();
      throw failed;
    }
  }

  private static EventIndex open(Path folder, OpenMode mode) throws IOException {
    Directory directory = FSDirectory.open(folder);
    IndexWriter writer = null;
    try {
      writer = new IndexWriter(directory, config(mode));
      return EventIndex.of(directory, writer);
    } catch (IOException | RuntimeException | Error failed) {
      closeAfter(failed, writer, directory);
      throw failed;
    }
  }

  private static void closeAfter(
      Throwable failed, @Nullable IndexWriter writer, Directory directory) {
    try (directory) {
      if (writer != null) {
        writer.rollback();
      }
    } catch (IOException | RuntimeException again) {
      failed.addSuppressed(again);
    }
  }

  private static IndexWriterConfig config(OpenMode mode) {
    var merging = new TieredMergePolicy();
    merging.setForceMergeDeletesPctAllowed(0); // what is forgotten is forgotten on disk, all of it
    return new IndexWriterConfig(new WordAnalyzer())
        .setOpenMode(mode)
        .setMergePolicy(merging)
        .setRAMBufferSizeMB(BUFFER_MIB)
        .setCommitOnClose(false);
  }
}
