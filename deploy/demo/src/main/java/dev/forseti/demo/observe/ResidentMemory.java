package dev.forseti.demo.observe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much memory this process and the database beside it hold. */
public final class ResidentMemory {
  private static final long KIB_PER_MIB = 1024;

  private ResidentMemory() {}

  /** In MiB, what several processes share counted once; empty where the system does not tell. */
  public static OptionalLong mebibytes() {
    return mebibytes(ProcessHandle.current());
  }

  /** The same of another process and the database beside it. */
  public static OptionalLong mebibytes(ProcessHandle process) {
    OptionalLong own = kibibytes(process, "Rss:");
    if (own.isEmpty()) {
      return own;
    }
    long database =
        process
            .descendants()
            .filter(each -> each.info().command().orElse("").endsWith("postgres"))
            .mapToLong(each -> kibibytes(each, "Pss:").orElse(0L))
            .sum();
    return OptionalLong.of((own.getAsLong() + database) / KIB_PER_MIB);
  }

  private static OptionalLong kibibytes(ProcessHandle process, String key) {
    Path file = Path.of("/proc", String.valueOf(process.pid()), "smaps_rollup");
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(key))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException endedOrNotLinux) {
      return OptionalLong.empty();
    }
  }
}
