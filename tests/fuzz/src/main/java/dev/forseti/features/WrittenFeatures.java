package dev.forseti.features;

import dev.forseti.model.RoomEvent;

/** Reads what a sender wrote, and lets a failure of a reader through, which scoring does not. */
public final class WrittenFeatures {
  private WrittenFeatures() {}

  /** One execution. */
  public static void read(RoomEvent event) {
    FeatureReader.readWritten(
        event, event.edits().isPresent(), new FeatureVector(Variable.count()));
  }
}
