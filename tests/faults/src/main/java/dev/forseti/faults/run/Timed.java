package dev.forseti.faults.run;

import java.io.IOException;
import java.time.Duration;

/** Something that is to be done at a time. */
record Timed(Duration at, Act act) {
  /** What is done. */
  interface Act {
    void run() throws IOException, InterruptedException;
  }
}
