package dev.forseti.training.learn;

import dev.forseti.training.streams.StreamRow;
import java.util.List;

/** Trains one model of a pack. */
interface Learner {
  /** Trains on those rows, which hold abuse and others. */
  Learned train(List<StreamRow> rows);

  /** A model that was trained. */
  interface Learned {
    /** What it says of a row, in nats: a logarithm of a likelihood ratio; 0 when no rule asks. */
    double nats(StreamRow row);

    /** Its file, with everything it says so many times as much. */
    String file(double scale);
  }
}
