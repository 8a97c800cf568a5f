package dev.forseti.rules.learned;

import dev.forseti.features.FeatureVector;
import dev.forseti.rules.code.Code;
import dev.forseti.rules.code.Symbol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Weights of a text's pieces; their sum stands in a slot once it is known. */
public final class TextModel implements LearnedModel {
  private static final int COST = 2_000;

  private final TextWeights weights;
  private final int slot;
  private final Code.Text text;
  private final List<Symbol> reads;

  private TextModel(TextWeights weights, int slot, Code.Text text, List<Symbol> reads) {
    this.weights = weights;
    this.slot = slot;
    this.text = text;
    this.reads = List.copyOf(reads);
  }

  /**
   * Reads weights.
   *
   * @param file the file
   * @param slot where the sum is kept
   * @param of the text that is weighed
   * @throws ModelFileException when the file is none
   */
  public static TextModel read(String file, int slot, Symbol of) throws ModelFileException {
    if (!(of.code() instanceof Code.Text text)) {
      throw new ModelFileException(1, "'" + of.name() + "' is no text");
    }
    return new TextModel(TextWeightsFile.read(file), slot, text, List.of(of));
  }

  @Override
  public double at(FeatureVector values) {
    double known = values.real(slot);
    if (!Double.isNaN(known)) {
      return known;
    }
    String found = text(values);
    double nats = found == null ? Double.NaN : weights.nats(found);
    values.set(slot, nats);
    return nats;
  }

  /** The text that is weighed; null when it is unknown. */
  public @Nullable String text(FeatureVector values) {
    return text.at(values);
  }

  @Override
  public boolean wasAsked(FeatureVector values) {
    return !Double.isNaN(values.real(slot));
  }

  @Override
  public List<Symbol> reads() {
    return reads;
  }

  /** Nothing: no reason shows what somebody wrote. */
  @Override
  public String why(FeatureVector values) {
    return "";
  }

  @Override
  public int cost() {
    return COST;
  }
}
