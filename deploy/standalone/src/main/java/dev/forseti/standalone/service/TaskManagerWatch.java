package dev.forseti.standalone.service;

import dev.forseti.scoring.InProcessFlink;

/**
 * Sees that the Flink inside this process has lost its TaskManager: when none was there at two
 * looks, for at the first one it may only be late. For one thread.
 */
final class TaskManagerWatch {
  private final InProcessFlink flink;
  private long beginNanos;
  private boolean wasMissing;

  TaskManagerWatch(InProcessFlink flink, long beginNanos) {
    this.flink = flink;
    this.beginNanos = beginNanos;
  }

  /** To be asked every few seconds. */
  boolean isMissing() {
    boolean before = wasMissing;
    try {
      wasMissing = flink.isWithoutTaskManager();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    }
    return before && wasMissing;
  }

  /**
   * Starts another.
   *
   * @throws Exception when Flink cannot
   */
  void start(long nowNanos) throws Exception {
    wasMissing = false;
    beginNanos = nowNanos;
    flink.startTaskManager();
  }

  /** Since when the newest TaskManager is there. */
  long beginNanos() {
    return beginNanos;
  }

  InProcessFlink flink() {
    return flink;
  }
}
