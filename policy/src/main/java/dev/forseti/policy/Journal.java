package dev.forseti.policy;

import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RoomId;

/** Where policy writes down what it asks and what came of it. */
interface Journal {
  void measure(Measure measure);

  void outcome(Outcome outcome);

  void published(PublishedEntry entry);

  /** The entry under the key stands no more. */
  void retracted(RoomId room, String stateKey);
}
