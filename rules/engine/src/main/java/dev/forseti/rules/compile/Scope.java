package dev.forseti.rules.compile;

import dev.forseti.features.ValueType;
import dev.forseti.features.Variable;
import dev.forseti.rules.code.EventList;
import dev.forseti.rules.code.LookupList;
import dev.forseti.rules.code.Symbol;
import dev.forseti.rules.learned.LearnedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that a pack's conditions may use, and which of them were. */
final class Scope {
  /** The lists of an event whose elements a condition may ask about. */
  static final List<String> ELEMENTS =
      Arrays.stream(EventList.values()).map(EventList::label).toList();

  private static final Variable[] VARIABLES = Variable.values();
  private static final String LISTS = "lists.";
  private static final String WHY = ".why";
  private final Map<String, Symbol> symbols = new LinkedHashMap<>();
  private final Map<String, LookupList> lists = new HashMap<>();
  private final Map<String, String> digests = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private final Set<Variable> asked = EnumSet.noneOf(Variable.class);

  /** All variables. */
  Scope() {
    for (Variable variable : Variable.values()) {
      symbols.put(variable.label(), inSlot(variable));
    }
  }

  /** Adds a name; false when it is taken. */
  boolean add(Symbol symbol) {
    return symbols.putIfAbsent(symbol.name(), symbol) == null;
  }

  void add(String name, LookupList list, String digest) {
    lists.put(LISTS + name, list);
    digests.put(LISTS + name, "@" + digest);
  }

  /** A hash of the entries of a list; empty for other names. */
  String digest(String name) {
    return digests.getOrDefault(name, "");
  }

  /** What the name means, which is then used; null for nothing. */
  @Nullable Symbol symbol(String name) {
    used.add(name);
    Symbol symbol = symbols.get(name);
    if (symbol != null && symbol.slot() >= 0 && symbol.slot() < Variable.count()) {
      asked.add(VARIABLES[symbol.slot()]);
    }
    return symbol;
  }

  /** The variables that were asked for so far. */
  Set<Variable> asked() {
    return asked;
  }

  /** The model of that name, which is then used; null when there is none. */
  @Nullable Symbol model(String name) {
    Symbol symbol = symbols.get(name);
    if (symbol == null || !(symbol.computed() instanceof LearnedModel)) {
      return null;
    }
    used.add(name);
    return symbol;
  }

  /** The model whose reasons are called so, {@code NAME.why}, and which is then used; or null. */
  @Nullable LearnedModel explained(String name) {
    if (!name.endsWith(WHY)) {
      return null;
    }
    Symbol symbol = model(name.substring(0, name.length() - WHY.length()));
    return symbol != null && symbol.computed() instanceof LearnedModel model ? model : null;
  }

  /** The list of that name, {@code lists.NAME}, which is then used; null when there is none. */
  @Nullable LookupList list(String name) {
    used.add(name);
    return lists.get(name);
  }

  /** What stands for the variable, which is then asked for. */
  Symbol variable(Variable variable) {
    asked.add(variable);
    return inSlot(variable);
  }

  private static Symbol inSlot(Variable variable) {
    return Symbol.inSlot(variable.label(), variable.type(), variable.slot());
  }

  static @Nullable EventList eventList(String name) {
    return Arrays.stream(EventList.values())
        .filter(one -> one.label().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** Notes that something asks for the name. */
  void use(String name) {
    used.add(name);
  }

  boolean isUsed(String name) {
    return used.contains(name);
  }

  Collection<Symbol> symbols() {
    return symbols.values();
  }

  Collection<String> listNames() {
    return lists.keySet();
  }

  /** All names, for suggestions. */
  List<String> names() {
    List<String> names = new ArrayList<>(symbols.keySet());
    names.addAll(lists.keySet());
    names.addAll(ELEMENTS);
    return names;
  }

  /** Those variables whose values are whole numbers, truth values or durations. */
  static boolean isWhole(ValueType type) {
    return type == ValueType.INT || type == ValueType.BOOL || type == ValueType.DURATION;
  }
}
