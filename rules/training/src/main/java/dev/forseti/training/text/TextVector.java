package dev.forseti.training.text;

import dev.forseti.rules.learned.TextWeights;
import java.util.Arrays;

/**
 * Weights of texts' pieces before they are rounded to bytes.
 *
 * @param base nats of a text whose pieces tell nothing
 * @param weights one for each bucket
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record TextVector(double base, double[] weights) {
  /** So many times this one. */
  public TextVector times(double factor) {
    return new TextVector(
        base * factor, Arrays.stream(weights).map(weight -> weight * factor).toArray());
  }

  /** The sum of both. */
  public TextVector plus(TextVector other) {
    double[] sum = weights.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other.weights[i];
    }
    return new TextVector(base + other.base, sum);
  }

  /** The same with a byte for each bucket, as a file holds it. */
  public TextWeights rounded() {
    double most = Arrays.stream(weights).map(Math::abs).max().orElse(0);
    double unit = most == 0 ? 1 : most / Byte.MAX_VALUE;
    byte[] bytes = new byte[weights.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(weights[i] / unit);
    }
    return new TextWeights(base, unit, bytes);
  }
}
