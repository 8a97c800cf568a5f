package dev.forseti.admin.view;

import java.util.Locale;

/** Log-odds and their changes as a page shows them. */
final class Odds {
  private Odds() {}

  /** Nats with their sign, for example {@code +4.2}. */
  static String nats(double nats) {
    String digits = String.format(Locale.ROOT, "%.1f", Math.abs(nats));
    return digits.equals("0.0") ? "0.0" : (nats < 0 ? "−" : "+") + digits;
  }

  /** A probability, for example {@code 99.4 %}; never a whole 0 or 100. */
  static String percent(double logOdds) {
    double percent = 100 / (1 + Math.exp(-logOdds));
    if (percent > 99.99) {
      return "> 99.99 %";
    }
    if (percent < 0.01) {
      return "< 0.01 %";
    }
    return String.format(Locale.ROOT, percent > 99.9 ? "%.2f %%" : "%.1f %%", percent);
  }
}
