package dev.forseti.features;

import dev.forseti.model.Json;
import java.util.ArrayList;
import java.util.List;

/** What the text that members see shows: letters, disguise, prints, links and whom it calls. */
final class TextFeatures {
  private static final String QUESTION_MARKS = "\u037E\u055E\u061F\uFF1F";

  private TextFeatures() {}

  static void read(SeenText seen, Json.Obj mentions, boolean edit, String room, FeatureVector to) {
    String raw = seen.text();
    NormalText text = NormalText.of(raw);
    to.set(Variable.TEXT_PLACE, seen.place().label());
    to.set(Variable.TEXT_RAW, raw);
    to.set(Variable.TEXT_BODY, text.body());
    to.set(Variable.TEXT_LETTERS, (long) text.letters());
    to.set(Variable.TEXT_LINES, seen.lines());
    to.set(Variable.TEXT_INVISIBLE, (long) text.invisible());
    to.set(Variable.TEXT_MIXED_WORDS, (long) text.mixedWords());
    if (to.reads(OptionalFeatures.STACKED_MARKS)) {
      to.set(Variable.TEXT_STACKED, StackedMarks.in(raw));
    }
    if (to.reads(OptionalFeatures.QUESTION)) {
      to.set(Variable.TEXT_QUESTION, seen.place().isTalk() && asks(raw));
    }
    if (text.letters() > 0) {
      to.set(Variable.TEXT_UPPER_SHARE, Math.min(1.0, (double) text.upper() / text.letters()));
      to.set(Variable.TEXT_DISGUISE, Math.min(1.0, (double) text.disguised() / text.letters()));
      if (to.reads(OptionalFeatures.PRINTS)) {
        readPrints(text.body(), to);
      }
    }
    if (to.reads(OptionalFeatures.WORDS)) {
      long[] words = WordHashes.of(text.body());
      to.setWords(words);
      to.set(Variable.TEXT_WORDS, (long) words.length);
    }
    SeenIds ids = SeenIds.of(seen, mentions, edit, room);
    TextShape.read(raw, readLinks(seen, text, ids.linked(), to), to);
    MentionFeatures.read(ids.called(), mentions, seen, to);
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

  /** Answers how many characters of the text belong to links. */
  private static long readLinks(
      SeenText seen, NormalText text, List<String> ids, FeatureVector to) {
    List<String> normal = new ArrayList<>();
    for (String linked : seen.linked()) {
      normal.add(linked.equals(seen.text()) ? text.body() : NormalText.of(linked).body());
    }
    Links links = Links.in(normal, ids);
    to.set(Variable.LINKS_COUNT, (long) links.hosts().size());
    to.set(Variable.LINKS_HOSTS, String.join("\n", links.hosts()));
    to.set(Variable.LINKS_MASKED, MaskedLinks.in(seen.anchors()));
    if (!links.hosts().isEmpty()) {
      String host = links.hosts().getFirst();
      to.set(Variable.LINK_HOST, host);
      to.set(Variable.LINK_DOMAIN, RegistrableDomain.of(host));
      to.set(Variable.LINK_URL, links.first());
      to.set(Variable.LINK_LOOK_ALIKE, isBeyondAscii(host));
    }
    return links.characters();
  }

  /** Names of rooms may have any letters. */
  private static boolean isBeyondAscii(String host) {
    return !RegistrableDomain.isMatrixId(host)
        && (host.contains("xn--") || host.chars().anyMatch(c -> c > 0x7F));
  }
}
