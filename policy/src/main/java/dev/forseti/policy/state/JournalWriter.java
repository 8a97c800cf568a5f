package dev.forseti.policy.state;

import dev.forseti.model.Decision;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RoomId;
import dev.forseti.model.WatchedEvent;

/** Where policy writes down what it asks and what came of it. */
public interface JournalWriter {
  /** The homeserver is about to be asked. */
  void measure(Measure measure);

  /** Returns when all that was written is stored. */
  void flush();

  /** A moderator has decided something in a room. */
  void decision(Decision decision);

  /** What came of a measure. */
  void outcome(Outcome outcome);

  /** The entry exists. */
  void published(PublishedEntry entry);

  /** The entry under the key exists no more. */
  void retracted(RoomId room, String stateKey);

  /** It stands in a list that is watched. */
  void watched(WatchedEvent watched);

  /** Nothing stands at that place of a list any more. */
  void unwatched(String place);
}
