package dev.forseti.scoring;

/** Something that has state at hand which Flink does not know yet. */
interface WritesBack {
  /** Writes what changed to Flink's state; to be called before each checkpoint. */
  void writeBack() throws Exception;
}
