package dev.forseti.scoring.state;

/** Cached state with changes that Flink does not have yet. */
public interface WriteBack {
  /** Writes the changes to Flink's state; to be called before each checkpoint. */
  void writeBack() throws Exception;
}
