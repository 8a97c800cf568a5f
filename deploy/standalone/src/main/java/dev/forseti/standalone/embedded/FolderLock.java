package dev.forseti.standalone.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to use a folder alone: a lock on a file in it, which ends with the process, also when
 * that is killed. Two Kafkas on one folder would write over each other's log.
 */
public final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock; its folder is made when it is not there.
   *
   * @param what is said when another one has it
   * @throws IOException when the file cannot be used
   * @throws IllegalStateException when another one has it, in this process or elsewhere
   */
  public static FolderLock take(Path file, String what) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new FolderLock(channel);
      }
    } catch (OverlappingFileLockException taken) {
      // The same answer as for another process, below.
    }
    channel.close();
    throw new IllegalStateException(what);
  }

  /** Whether it is held still. */
  public boolean isHeld() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
