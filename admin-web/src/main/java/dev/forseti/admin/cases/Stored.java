package dev.forseti.admin.cases;

import dev.forseti.model.Decision;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;

/** Text on its way into PostgreSQL, which has no character for zero; and what comes out again. */
public final class Stored {
  private Stored() {}

  /** The text with U+FFFD in place of each U+0000. */
  public static String text(String any) {
    return any.replace('\0', '\uFFFD');
  }

  /** A decision by the codec's text. */
  static Decision decision(String value) {
    return Topics.DECISIONS.codec().decode(value.getBytes(StandardCharsets.UTF_8));
  }
}
