package dev.forseti.faults.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of its own for one folder, small enough to be filled. Only root can have one. */
public final class SmallDisk implements AutoCloseable {
  private static final String SIZE = "700m";

  /** What others may have given back meanwhile. */
  private static final long NEARLY_FULL = 10L << 20;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes one.
   *
   * @throws IOException when that is not allowed here
   */
  public static SmallDisk mount(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    call("mount", "-t", "tmpfs", "-o", "size=" + SIZE + ",mode=0700", "tmpfs", folder.toString());
    return new SmallDisk(folder);
  }

  /** Takes the last byte of it. */
  public void fill() throws IOException {
    byte[] block = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(filler())) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      if (Files.getFileStore(folder).getUsableSpace() > NEARLY_FULL) {
        throw full;
      }
    }
  }

  /** Gives back what was taken. */
  public void free() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  private static void call(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("no disk of its own: " + said);
    }
  }

  /** What is on it is gone. */
  @Override
  public void close() throws IOException, InterruptedException {
    call("umount", "-l", folder.toString());
  }
}
