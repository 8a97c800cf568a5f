package dev.forseti.scoring.cluster;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was told of the job last, in the console and the log; the same is not told again. */
final class Told {
  private static final Logger LOG = LoggerFactory.getLogger(KeptJob.class);

  /** How the job stands; each is told when it begins, and not again while it lasts. */
  enum State {
    UNKNOWN,
    RUNS,
    WITHOUT_CHECKPOINT,
    TAKEN_OVER,
    REFUSED,
    UNREACHABLE
  }

  private final Consumer<String> console;
  private State state = State.UNKNOWN;

  Told(Consumer<String> console) {
    this.console = console;
  }

  void now(State now, String text) {
    if (now == state) {
      return;
    }
    state = now;
    if (now == State.RUNS) {
      LOG.info(text);
    } else {
      LOG.warn(text);
    }
    console.accept(text);
  }
}
