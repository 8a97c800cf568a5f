package dev.forseti.faults.run;

import dev.forseti.faults.parts.SetClock;
import dev.forseti.faults.parts.SmallDisk;
import dev.forseti.faults.plan.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What a machine may lack for a fault. */
final class Missing {
  private Missing() {}

  /** Why the fault cannot be played here; none when it can. */
  static Optional<String> of(Fault fault, Path folder) throws InterruptedException {
    try {
      if (fault == Fault.DISK_FULL) {
        SmallDisk.mount(folder.resolve("try")).close();
      }
      if (fault == Fault.CLOCK_SET) {
        SetClock.in(folder);
      }
      return Optional.empty();
    } catch (IOException lacking) {
      return Optional.of(String.valueOf(lacking.getMessage()));
    }
  }
}
