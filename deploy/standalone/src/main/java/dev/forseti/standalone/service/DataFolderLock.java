package dev.forseti.standalone.service;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The lock on a data folder: a locked file, released when the process ends, also when it is killed.
 * Two Kafkas on one folder would overwrite each other's log.
 */
public final class DataFolderLock implements AutoCloseable {
  private final FileChannel channel;

  private DataFolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock; creates the folder of the file when it is missing.
   *
   * @param whenTaken the message when another one holds it
   * @throws IOException when the file cannot be used
   * @throws IllegalStateException when another one holds it, in this process or elsewhere
   */
  public static DataFolderLock take(Path file, String whenTaken) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new DataFolderLock(channel);
      }
    } catch (OverlappingFileLockException taken) {
      // The same answer as for another process, below.
    }
    channel.close();
    throw new IllegalStateException(whenTaken);
  }

  /** Whether it is still held. */
  public boolean isHeld() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
