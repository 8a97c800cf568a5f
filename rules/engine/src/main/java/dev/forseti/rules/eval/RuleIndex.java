package dev.forseti.rules.eval;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Unknown;
import dev.forseti.rules.code.SlotExpressions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the rules that an event may make fire, so that most are never evaluated. Each rule is filed
 * under the part of its condition that is true least often: a text, a bound of a number, or a
 * literal that a text contains. A rule without such a part is always evaluated.
 */
final class RuleIndex {
  private final int words;
  private final long[] always;
  private final List<TextEntry> texts = new ArrayList<>();
  private final List<BoundIndex> bounds = new ArrayList<>();
  private final List<LiteralIndex> literals = new ArrayList<>();

  /** Rules by the text of a slot. */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record TextEntry(int slot, Map<String, long[]> rules, long[] whenUnknown) {}

  RuleIndex(List<Rule> rules) {
    words = (rules.size() + 63) / 64;
    always = new long[words];
    Map<Integer, TextEntry> bySlot = new HashMap<>();
    Map<List<Object>, BoundIndex.Builder> byBound = new HashMap<>();
    Map<Integer, LiteralIndex.Builder> byLiteral = new HashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      boolean asksUnknown = rules.get(i).unlessKnown() != null;
      switch (IndexKey.of(rules.get(i).when())) {
        case SlotExpressions.OneOf one -> {
          TextEntry entry =
              bySlot.computeIfAbsent(
                  one.slot(), slot -> new TextEntry(slot, new HashMap<>(), new long[words]));
          for (String text : one.texts()) {
            set(entry.rules.computeIfAbsent(text, unused -> new long[words]), i);
          }
          if (asksUnknown) {
            set(entry.whenUnknown, i);
          }
        }
        case SlotExpressions.InRange range ->
            byBound
                .computeIfAbsent(
                    List.of(range.slot(), BoundIndex.isFromBelow(range)),
                    unused -> new BoundIndex.Builder(range, words))
                .add(range, i, asksUnknown);
        case SlotExpressions.Contains part ->
            byLiteral
                .computeIfAbsent(part.slot(), slot -> new LiteralIndex.Builder(slot, words))
                .add(part.literal(), i, asksUnknown);
        case null, default -> set(always, i);
      }
    }
    texts.addAll(bySlot.values());
    byBound.values().forEach(builder -> bounds.add(builder.build()));
    byLiteral.values().forEach(builder -> literals.add(builder.build()));
  }

  static void set(long[] bits, int rule) {
    bits[rule >>> 6] |= 1L << rule;
  }

  static void join(long[] into, long[] bits) {
    for (int i = 0; i < into.length; i++) {
      into[i] |= bits[i];
    }
  }

  /** One bit a rule, in their order; the others neither fire nor are unknown where that counts. */
  long[] candidates(FeatureVector values) {
    long[] found = always.clone();
    for (int i = 0; i < texts.size(); i++) {
      TextEntry entry = texts.get(i);
      String text = values.text(entry.slot);
      long[] rules = text == null ? entry.whenUnknown : entry.rules.get(text);
      if (rules != null) {
        join(found, rules);
      }
    }
    for (int i = 0; i < bounds.size(); i++) {
      BoundIndex index = bounds.get(i);
      long value = values.number(index.slot());
      index.find(value, value == Unknown.LONG, found);
    }
    for (int i = 0; i < literals.size(); i++) {
      literals.get(i).find(values, found);
    }
    return found;
  }
}
