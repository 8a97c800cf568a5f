package dev.forseti.policy.filter;

import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.Mode;
import dev.forseti.model.RuleId;
import dev.forseti.model.RulePack;
import dev.forseti.policy.rooms.ShortText;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.eval.Rule;
import dev.forseti.rules.eval.RuleSet;
import dev.forseti.rules.eval.SignalTarget;
import dev.forseti.rules.pack.PackFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The packs that a filter may name, with the rules of each: those that speak of who sent an event,
 * since who is called did not send it, and are not only tried out. A rule's own name does as well.
 */
public final class FilterRules {
  private static final int LONGEST = 120;

  private final Map<String, Set<RuleId>> byPack = new TreeMap<>();
  private final Map<String, RuleId> byName = new HashMap<>();
  private final Map<RuleId, String> packs = new HashMap<>();
  private final Map<String, String> sentences = new HashMap<>();
  private final EvidenceGroups groups;

  /**
   * Those of some packs; what does not compile is left out.
   *
   * @param texts the packs, each with what it says of itself
   */
  public FilterRules(Collection<RulePack> texts) {
    RuleSet rules = RuleCompiler.compile(List.copyOf(texts)).rules();
    for (Rule rule : rules.compiled()) {
      RuleId id = rule.info().id();
      packs.put(id, rule.info().pack());
      if (isRemoving(rule)) {
        byPack.computeIfAbsent(rule.info().pack(), p -> new HashSet<>()).add(id);
        byName.put(id.value(), id);
      }
    }
    groups = rules.groups();
    texts.forEach(pack -> sentences.put(pack.name(), sentence(pack)));
  }

  /** What speaks for somebody removes nothing. */
  private static boolean isRemoving(Rule rule) {
    return rule.about() == SignalTarget.SENDER
        && rule.info().mode() != Mode.OBSERVE
        && !(rule.info().weight() < 0);
  }

  /** The first sentence of what a pack says of itself. */
  private static String sentence(RulePack pack) {
    String about =
        PackFile.parse(pack, new ArrayList<>(), new ArrayList<>())
            .root()
            .text("about", "")
            .replace('\n', ' ')
            .strip();
    int stop = about.indexOf(". ");
    String first = stop < 0 ? about : about.substring(0, stop);
    return ShortText.of(
        first.endsWith(".") ? first.substring(0, first.length() - 1) : first, LONGEST);
  }

  /** The rules of that name; none if there is neither such a pack nor such a rule. */
  Optional<Set<RuleId>> named(String name) {
    return Optional.ofNullable(byPack.get(name))
        .or(() -> Optional.ofNullable(byName.get(name)).map(Set::of));
  }

  /** The names of all packs, in their order. */
  Set<String> packs() {
    return new TreeSet<>(byPack.keySet());
  }

  /** The same, each with what it is about. */
  List<String> described() {
    return byPack.keySet().stream()
        .map(pack -> pack + ": " + sentences.getOrDefault(pack, ""))
        .toList();
  }

  /** What a rule is about, for everybody: the words of its pack, and its name. */
  String words(RuleId rule) {
    String sentence = sentences.getOrDefault(packs.getOrDefault(rule, ""), "");
    return sentence.isEmpty() ? rule.value() : sentence + " (" + rule + ")";
  }

  /** How much each group of rules may weigh. */
  EvidenceGroups groups() {
    return groups;
  }
}
