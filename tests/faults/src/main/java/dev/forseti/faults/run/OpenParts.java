package dev.forseti.faults.run;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started for a run. It is ended, the last first, whatever happens; also by Ctrl-C. */
final class OpenParts implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Thread atExit = new Thread(this::closeAll, "end-parts");

  OpenParts() {
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  synchronized <T extends AutoCloseable> T keep(T part) {
    open.push(part);
    return part;
  }

  private synchronized void closeAll() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception kept) {
        System.err.println("not ended: " + kept);
      }
    }
  }

  @Override
  public void close() {
    closeAll();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ending) {
      return; // the hook runs already
    }
  }
}
