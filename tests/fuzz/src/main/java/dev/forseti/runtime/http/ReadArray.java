package dev.forseti.runtime.http;

import dev.forseti.model.Json;
import dev.forseti.wire.JsonElements;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.nio.ByteBuffer;

/**
 * Reads an array as it arrives from a homeserver: in one part or two it is the same, and the same
 * as when it is read whole.
 */
public final class ReadArray {
  private static final JsonLimits WHOLE =
      new JsonLimits(JsonLimits.EVENT.maxBytes(), JsonLimits.EVENT.maxDepth() + 1);

  private ReadArray() {}

  /**
   * One execution.
   *
   * @throws JsonRefused when it is no array
   */
  public static JsonElements of(byte[] input) throws JsonRefused {
    var inOne = new ArrayElements(JsonLimits.EVENT, each -> true);
    inOne.take(ByteBuffer.wrap(input));
    JsonElements read = inOne.all();
    var inTwo = new ArrayElements(JsonLimits.EVENT, each -> true);
    inTwo.take(ByteBuffer.wrap(input, 0, input.length / 2));
    inTwo.take(ByteBuffer.wrap(input, input.length / 2, input.length - input.length / 2));
    if (!inTwo.all().items().equals(read.items())) {
      throw new IllegalStateException("another array when it arrives in two parts");
    }
    requireSame(input, read);
    return read;
  }

  private static void requireSame(byte[] input, JsonElements read) {
    Json whole;
    try {
      whole = JsonText.parse(input, WHOLE);
    } catch (JsonRefused someElementIsBad) {
      return;
    }
    if (!new Json.Arr(read.items()).equals(whole)) {
      throw new IllegalStateException("another array when it is read whole");
    }
  }
}
