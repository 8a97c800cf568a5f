package dev.forseti.training.streams;

import dev.forseti.model.RoomEvent;
import java.io.IOException;
import java.nio.file.Path;

/** Reads files of events; may be used by several threads. */
public interface EventReader {
  /** Gives all events of a file in their order, each once, as scoring takes them. */
  void read(Path file, Each each) throws IOException;

  /** Takes one event. */
  interface Each {
    void accept(RoomEvent event) throws IOException;
  }
}
