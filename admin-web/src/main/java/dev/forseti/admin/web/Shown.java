package dev.forseti.admin.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How things read on a page; templates call it {@code @shown}. */
@Component("shown")
public class Shown {
  private static final int MAX_TEXT = 4_000;

  /**
   * A sender's text with every control and direction character made visible, cut after 4,000
   * characters. Templates put it into the page as text, never as markup.
   */
  public String text(String any) {
    var out = new StringBuilder(Math.min(any.length(), MAX_TEXT) + 8);
    any.codePoints().limit(MAX_TEXT).forEach(c -> append(out, c));
    return any.length() > MAX_TEXT ? out.append('…').toString() : out.toString();
  }

  private static void append(StringBuilder out, int c) {
    int type = Character.getType(c);
    if (c == '\n') {
      out.append("⏎ ");
    } else if (c < ' ') {
      out.append((char) (0x2400 + c));
    } else if (type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.PRIVATE_USE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || (type == Character.FORMAT && c != 0x200D)) {
      out.append(String.format(Locale.ROOT, "[U+%04X]", c));
    } else {
      out.appendCodePoint(c);
    }
  }

  /** The shape of a standing, so that it is seen without colour. */
  public String shape(String standing) {
    return switch (standing) {
      case "WATCH" -> "○";
      case "REVIEW" -> "◆";
      case "ACT" -> "⬣";
      default -> "✓";
    };
  }

  /** A word of the model in lower case. */
  public String word(Object word) {
    return word.toString().toLowerCase(Locale.ROOT);
  }

  /** Nats with their sign, for example {@code +4.2}. */
  public String nats(double nats) {
    return String.format(Locale.ROOT, "%+.1f", nats).replace('-', '−');
  }

  /** Log-odds as a probability in per cent, for example {@code 99.4 %}. */
  public String percent(double logOdds) {
    return String.format(Locale.ROOT, "%.1f %%", 100 / (1 + Math.exp(-logOdds)));
  }

  /** How long ago, in its greatest unit. */
  public String age(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    if (age.toMinutes() < 1) {
      return "now";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min";
    }
    return age.toDays() < 1 ? age.toHours() + " h" : age.toDays() + " d";
  }

  /** Date and time to the second, in UTC. */
  public String time(Instant at) {
    return at.toString().substring(0, 19).replace('T', ' ');
  }
}
