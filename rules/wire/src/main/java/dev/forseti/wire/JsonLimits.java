package dev.forseti.wire;

/**
 * How much JSON is read before it is refused.
 *
 * @param maxBytes the greatest size of the whole text in bytes
 * @param maxDepth the greatest nesting of objects and arrays
 */
public record JsonLimits(int maxBytes, int maxDepth) {
  /**
   * One event: four times the 65,536 bytes that Matrix allows, since JSON may escape each
   * character. Synapse takes 125 levels from senders; around them stand, for one that was redacted,
   * the event, its {@code unsigned} and the redaction. With less, events that clients show would be
   * malformed.
   */
  public static final JsonLimits EVENT = new JsonLimits(4 * 65_536, 256);

  /** A transaction of an application service: 100 events and 100 ephemeral ones. */
  public static final JsonLimits TRANSACTION = new JsonLimits(32 << 20, EVENT.maxDepth() + 4);

  public JsonLimits {
    if (maxBytes < 1 || maxDepth < 1) {
      throw new IllegalArgumentException(
          "limits must be above 0, were " + maxBytes + " bytes and depth " + maxDepth);
    }
  }
}
