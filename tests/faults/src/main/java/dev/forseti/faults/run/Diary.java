package dev.forseti.faults.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** What the runner did in a run and when, in a file beside the logs of the parts. */
final class Diary {
  private final Path file;
  private final long begin = System.nanoTime();

  Diary(Path folder) {
    this.file = folder.resolve("run.log");
  }

  synchronized void note(String what) throws IOException {
    double seconds = (System.nanoTime() - begin) / 1e9;
    Files.writeString(
        file,
        String.format(Locale.ROOT, "%7.2f %s%n", seconds, what),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
