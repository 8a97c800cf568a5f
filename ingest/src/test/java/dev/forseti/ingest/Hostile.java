package dev.forseti.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.EventFlag;
import dev.forseti.model.RoomEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Events as somebody would write them who wants to do harm; the same seed gives the same bytes. */
public final class Hostile {
  private static final String EVENT =
      """
      {"type":"m.room.message","event_id":"$%d","room_id":"!r:hs","sender":"@a:hs","age":3,\
      "origin_server_ts":1,"content":{"body":"é \\"[{\\\\"},"unsigned":{"age":1}}\
      """;

  private final Random random;

  public Hostile(long seed) {
    random = new Random(seed);
  }

  /** Those that are more than the envelope of what could not be read. */
  public static List<RoomEvent> readable(List<RoomEvent> events) {
    return events.stream().filter(it -> !it.flags().contains(EventFlag.UNREADABLE)).toList();
  }

  /** A number below the bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** An event, harmed or not, whose brackets and quotes still close: exactly one piece of input. */
  public byte[] piece() {
    String event = EVENT.formatted(random.nextInt(8_000));
    String harmed =
        switch (random.nextInt(14)) {
          case 0 -> event.replace("\"age\":3", "\"age\":3,\"age\":4");
          case 1 -> event.replace("\"age\":3", "\"x\":" + nested(1 + random.nextInt(3_000)));
          case 2 -> event.replace("\"age\":3", "\"x\":" + number());
          case 3 -> event.replace("\"body\":", "\"n\":" + number() + ",\"body\":");
          case 4 -> event.replace("é", "x".repeat(random.nextInt(400_000)));
          case 5 -> event.replace("é", "\u0000");
          case 6 -> event.replace("é", "\\u0000\\ud800");
          case 7 -> event.replace("\"@a:hs\"", wrongType());
          case 8 -> event.replace("\"origin_server_ts\":1", "\"origin_server_ts\":" + wrongType());
          case 9 ->
              event.replace("{\"body\"", "[{\"body\"").replace("\"},\"unsigned", "\"}],\"unsigned");
          case 10 -> event.replace("$", "");
          case 11 -> wrongType();
          default -> event;
        };
    byte[] bytes = harmed.getBytes(random.nextInt(12) == 0 ? ISO_8859_1 : UTF_8);
    return bytes;
  }

  /**
   * The bytes cut, with bits flipped or with bytes of meaning in the wrong place, or as they are.
   */
  public byte[] harmed(byte[] text) {
    byte[] bytes =
        random.nextInt(4) == 0
            ? Arrays.copyOf(text, random.nextInt(text.length + 1))
            : text.clone();
    for (int flips = bytes.length == 0 ? 0 : random.nextInt(6); flips > 0; flips--) {
      int at = random.nextInt(bytes.length);
      bytes[at] =
          switch (random.nextInt(3)) {
            case 0 -> (byte) (bytes[at] ^ (1 << random.nextInt(8)));
            case 1 -> (byte) random.nextInt(256);
            default -> (byte) "{}[]\",:\\ 0".charAt(random.nextInt(10));
          };
    }
    return bytes;
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private String number() {
    return switch (random.nextInt(5)) {
      case 0 -> "9".repeat(1 + random.nextInt(600));
      case 1 -> "-1e" + random.nextInt(100_000);
      case 2 -> "9007199254740992";
      case 3 -> "1." + "3".repeat(random.nextInt(500));
      default -> "00";
    };
  }

  private String wrongType() {
    return switch (random.nextInt(5)) {
      case 0 -> "null";
      case 1 -> "{}";
      case 2 -> "[[]]";
      case 3 -> "true";
      default -> "\"\"";
    };
  }
}
