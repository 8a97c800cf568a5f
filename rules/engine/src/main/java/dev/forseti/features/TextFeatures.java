package dev.forseti.features;

import dev.forseti.model.Json;

/** What the text of a message shows: letters, disguise, prints, links and whom it calls. */
final class TextFeatures {
  private static final String QUESTION_MARKS = "\u037E\u055E\u061F\uFF1F";

  private TextFeatures() {}

  static void read(String raw, Json.Obj content, Json.Obj mentions, FeatureVector to) {
    NormalText text = NormalText.of(raw);
    to.set(Variable.TEXT_RAW, raw);
    to.set(Variable.TEXT_BODY, text.body());
    to.set(Variable.TEXT_LETTERS, (long) text.letters());
    to.set(Variable.TEXT_LINES, lines(raw));
    to.set(Variable.TEXT_INVISIBLE, (long) text.invisible());
    to.set(Variable.TEXT_MIXED_WORDS, (long) text.mixedWords());
    to.set(Variable.TEXT_QUESTION, asks(raw));
    if (text.letters() > 0) {
      to.set(Variable.TEXT_UPPER_SHARE, Math.min(1.0, (double) text.upper() / text.letters()));
      to.set(Variable.TEXT_DISGUISE, Math.min(1.0, (double) text.disguised() / text.letters()));
      readPrints(text.body(), to);
    }
    readLinks(text.body(), to);
    MentionFeatures.read(mentions.object("m.mentions"), raw, content, to);
  }

  /** How many lines it has; an end of line begins no other when nothing follows. */
  private static long lines(String raw) {
    long lines = 0;
    boolean open = false;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      boolean secondOfTwo = c == '\n' && i > 0 && raw.charAt(i - 1) == '\r';
      boolean ends = c == '\n' || c == '\r';
      lines += ends && !secondOfTwo ? 1 : 0;
      open = !ends;
    }
    return open ? lines + 1 : lines;
  }

  /** A question mark at the end of a word; those inside of addresses ask nothing. */
  private static boolean asks(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '?'
          ? i + 1 == raw.length() || !Character.isLetterOrDigit(raw.charAt(i + 1))
          : c > 0x7F && QUESTION_MARKS.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static void readPrints(String body, FeatureVector to) {
    Fingerprint print = Fingerprint.of(body);
    to.set(Variable.TEXT_FINGERPRINT, print.whole());
    to.set(Variable.TEXT_SKETCH, print.sketch());
    if (!print.tail().isEmpty()) {
      to.set(Variable.TEXT_TAIL, print.tail());
    }
  }

  private static void readLinks(String body, FeatureVector to) {
    Links links = Links.in(body);
    to.set(Variable.LINKS_COUNT, (long) links.hosts().size());
    to.set(Variable.LINKS_HOSTS, String.join("\n", links.hosts()));
    if (!links.hosts().isEmpty()) {
      String host = links.hosts().getFirst();
      to.set(Variable.LINK_HOST, host);
      to.set(Variable.LINK_DOMAIN, RegistrableDomain.of(host));
      to.set(Variable.LINK_URL, links.first());
      to.set(
          Variable.LINK_LOOK_ALIKE, host.contains("xn--") || host.chars().anyMatch(c -> c > 0x7F));
    }
  }
}
