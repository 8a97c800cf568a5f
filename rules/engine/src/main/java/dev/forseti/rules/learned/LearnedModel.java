package dev.forseti.rules.learned;

import dev.forseti.features.FeatureVector;
import dev.forseti.rules.code.Code;
import dev.forseti.rules.code.Symbol;
import java.util.List;

/** A learned model as conditions see it: a number of nats, found once for each event. */
public sealed interface LearnedModel extends Code.Real permits TreesModel, TextModel {
  /** By what a model is known among those of all packs. */
  static String key(String pack, String model) {
    return pack + "." + model;
  }

  /** The variables and counters that it looks at. */
  List<Symbol> reads();

  /** Whether a rule has asked it about the event whose values these are, and it could say. */
  boolean wasAsked(FeatureVector values);

  /** What spoke most against the sender, in words; empty when nothing stands out. */
  String why(FeatureVector values);
}
