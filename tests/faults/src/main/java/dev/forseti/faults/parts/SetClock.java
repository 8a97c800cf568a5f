package dev.forseti.faults.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;

/**
 * A clock that can be set while processes run. A small library, which is compiled here, answers
 * them for the system's clock; the time that passes, by the clock that nobody sets, stays right.
 */
public final class SetClock {
  private static final String SOURCE = "/set-clock.c";

  private final Path library;
  private final Path file;

  private SetClock(Path library, Path file) {
    this.library = library;
    this.file = file;
  }

  /**
   * A clock that is right.
   *
   * @throws IOException when there is no C compiler
   */
  public static SetClock in(Path folder) throws IOException, InterruptedException {
    Path source = folder.resolve("set-clock.c");
    Path library = folder.resolve("set-clock.so");
    try (InputStream in = SetClock.class.getResourceAsStream(SOURCE)) {
      if (in == null) {
        throw new IOException(SOURCE + " is not on the class path");
      }
      Files.write(source, in.readAllBytes());
    }
    Process compiler =
        new ProcessBuilder(
                "cc",
                "-O2",
                "-shared",
                "-fPIC",
                "-o",
                library.toString(),
                source.toString(),
                "-ldl")
            .redirectErrorStream(true)
            .start();
    String said = new String(compiler.getInputStream().readAllBytes(), UTF_8).strip();
    if (compiler.waitFor() != 0) {
      throw new IOException("the C compiler failed: " + said);
    }
    var clock = new SetClock(library, folder.resolve("clock"));
    clock.set(Duration.ZERO);
    return clock;
  }

  /** Sets it so far from the right time; processes see it at once. */
  public void set(Duration by) throws IOException {
    ByteBuffer seconds = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
    seconds.putLong(0, by.toSeconds());
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      out.write(seconds, 0);
    }
  }

  /** With what a process is started to go by it. */
  public Map<String, String> environment() {
    return Map.of("LD_PRELOAD", library.toString(), "SET_CLOCK_FILE", file.toString());
  }
}
