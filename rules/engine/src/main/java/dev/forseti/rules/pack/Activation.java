package dev.forseti.rules.pack;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** For whom and until when a rule runs, as its author or one who includes it wrote. */
public record Activation(YamlMap share, YamlMap end) {
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2})?)\\s*%");

  /** The share of senders, 0 to 1. */
  public double rollout() {
    if (!share.has("rollout")) {
      return 1;
    }
    Matcher percent = PERCENT.matcher(share.text("rollout", ""));
    double found = percent.matches() ? Double.parseDouble(percent.group(1)) / 100 : -1;
    if (found < 0 || found > 1) {
      share.report("rollout", "rollout must be a share of senders from 0% to 100%", List.of());
    }
    return found;
  }

  /** The beginning of the day from which on the rule stops, in UTC; never is far away. */
  public Instant expires() {
    if (!end.has("expires")) {
      return Instant.MAX;
    }
    try {
      LocalDate day = LocalDate.parse(end.text("expires", ""));
      return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException wrong) {
      end.report("expires", "expires must be a date like 2027-01-31", List.of());
      return Instant.MAX;
    }
  }
}
