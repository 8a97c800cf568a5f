package dev.forseti.faults.run;

import dev.forseti.faults.parts.ForsetiPart;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Lets time pass; a Forseti that ended by itself is started again meanwhile. */
record Waiting(ForsetiPart forseti, Diary diary) {
  private static final long LOOK_MILLIS = 50;

  /** Whether something is so. */
  interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  /** Waits until it is so; whether it was within the time. */
  boolean until(Duration longest, Condition condition) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    while (!condition.holds()) {
      if (System.nanoTime() - begin > longest.toNanos()) {
        return false;
      }
      pass();
    }
    return true;
  }

  /** Waits until it is so, or fails. */
  void need(String what, Duration longest, Condition condition)
      throws IOException, InterruptedException {
    if (!until(longest, condition)) {
      throw new IOException("not within " + longest.toSeconds() + " s: " + what);
    }
    diary.note(what);
  }

  /** Does all of it, each at its time from now on. */
  void play(List<Timed> acts) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    for (Timed each : acts.stream().sorted(Comparator.comparing(Timed::at)).toList()) {
      while (System.nanoTime() - begin < each.at().toNanos()) {
        pass();
      }
      each.act().run();
    }
  }

  private void pass() throws IOException, InterruptedException {
    forseti.keepAlive();
    Thread.sleep(LOOK_MILLIS);
  }
}
