package dev.forseti.standalone.service;

import dev.forseti.scoring.InProcessFlink;

/**
 * Sees that the Flink inside this process has lost its TaskManager: when none was there at two
 * looks, for at the first one it may only be late. For one thread.
 */
final class TaskManagerWatch {
  private final InProcessFlink flink;
  private boolean wasMissing;

  TaskManagerWatch(InProcessFlink flink) {
    this.flink = flink;
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
  void start() throws Exception {
    wasMissing = false;
    flink.startTaskManager();
  }

  InProcessFlink flink() {
    return flink;
  }
}
