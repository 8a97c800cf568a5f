package dev.forseti.rules.learned;

/**
 * Weights of pieces of text ({@link TextPieces}) in buckets: a linear model over hashed features
 * (K. Weinberger and others, Feature hashing for large scale multitask learning, 2009). A text's
 * nats are the base and the sum of its pieces' weights over the square root of their number.
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record TextWeights(double base, double scale, byte[] weights) {
  public TextWeights {
    if (Integer.bitCount(weights.length) != 1) {
      throw new IllegalArgumentException("buckets must be a power of two: " + weights.length);
    }
  }

  /** The nats of a normalised text; {@code NaN}, unknown, when it has no piece. */
  public double nats(String body) {
    var sum = new long[1];
    int mask = weights.length - 1;
    int pieces = TextPieces.of(body, hash -> sum[0] += weights[(int) hash & mask]);
    return pieces == 0 ? Double.NaN : base + scale * sum[0] / Math.sqrt(pieces);
  }
}
