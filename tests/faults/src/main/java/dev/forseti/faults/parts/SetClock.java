package dev.forseti.faults.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A clock that can be set while processes run: libfaketime, which answers for the system's clock.
 * The time that passes, by the clock that nobody sets, stays as it is.
 */
public final class SetClock {
  private static final List<String> LIBRARIES =
      List.of(
          "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
          "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1",
          "/usr/lib/faketime/libfaketimeMT.so.1",
          "/usr/lib64/faketime/libfaketimeMT.so.1");

  private final String library;
  private final Path file;

  private SetClock(String library, Path file) {
    this.library = library;
    this.file = file;
  }

  /** A clock that is right; none where the library is missing. */
  public static Optional<SetClock> in(Path folder) throws IOException {
    Optional<String> library =
        LIBRARIES.stream().filter(each -> Files.exists(Path.of(each))).findFirst();
    if (library.isEmpty()) {
      return Optional.empty();
    }
    var clock = new SetClock(library.get(), folder.resolve("clock"));
    clock.set(Duration.ZERO);
    return Optional.of(clock);
  }

  /** Sets it so far from the right time; processes see it within a second. */
  public void set(Duration by) throws IOException {
    Path next = file.resolveSibling("clock.next");
    Files.writeString(next, "%+d\n".formatted(by.toSeconds()));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** With what a process is started to go by it. */
  public Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD", library,
        "FAKETIME_TIMESTAMP_FILE", file.toString(),
        "FAKETIME_CACHE_DURATION", "1",
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        "DONT_FAKE_MONOTONIC", "1",
        "NO_FAKE_STAT", "1");
  }
}
