package dev.forseti.rules.compile;

import dev.forseti.features.ValueType;
import dev.forseti.features.Variable;
import dev.forseti.rules.code.Symbol;
import dev.forseti.rules.counter.Counter;
import dev.forseti.rules.pack.PackDuration;
import dev.forseti.rules.pack.PackFile;
import dev.forseti.rules.pack.YamlMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the counters of a pack into a compiler and a scope. */
final class CounterReader {
  private static final List<String> ALLOWED =
      List.of("count", "sum", "max", "last", "of", "by", "within", "where", "gap", "about");
  private static final List<String> COUNTS =
      List.of(
          "events", "distinct", "rank", "percentile", "unseen", "first_seen", "gap", "sessions");
  private static final List<String> VALUES = List.of("sum", "max", "last");
  private static final long LEAST = 10_000;
  private static final long MOST = 30 * 86_400_000L;

  private final YamlMap all;
  private final Scope scope;
  private final RuleCompiler compiler;

  CounterReader(YamlMap all, Scope scope, RuleCompiler compiler) {
    this.all = all;
    this.scope = scope;
    this.compiler = compiler;
  }

  void read() {
    Conditions conditions = new Conditions(scope, compiler.slots(), false);
    List<Symbol> found = new ArrayList<>();
    for (String name : all.names()) {
      YamlMap counter = PackFile.part(all, name);
      if (counter != null && PackFile.isName(all, name)) {
        Symbol symbol = read(name, counter, conditions);
        if (symbol != null) {
          found.add(symbol);
        }
      }
    }
    for (Symbol symbol : found) {
      if (!scope.add(symbol)) {
        all.source()
            .report(all.keyNode(symbol.name()), "'" + symbol.name() + "' is a variable", "");
      }
    }
  }

  private @Nullable Symbol read(String name, YamlMap counter, Conditions conditions) {
    int before = all.source().problems().size();
    counter.allow(ALLOWED);
    List<String> given = VALUES.stream().filter(counter::has).toList();
    String kind = given.isEmpty() ? counter.text("count", "") : given.getFirst();
    if (given.size() + (counter.has("count") ? 1 : 0) != 1) {
      counter.report("count", "a counter needs one of count, sum, max, last", List.of());
    } else if (given.isEmpty() && !COUNTS.contains(kind)) {
      counter.report("count", "count must be one of " + String.join(", ", COUNTS), COUNTS);
    }
    long within = span(counter, "within", "30d");
    long gap = kind.equals("sessions") ? span(counter, "gap", "30m") : 0;
    if (counter.has("gap") && !kind.equals("sessions")) {
      counter.report("gap", "gap is for count: sessions", List.of());
    }
    boolean tellsApart = kind.equals("distinct") || kind.equals("rank");
    boolean counts = tellsApart || kind.equals("percentile");
    Symbol of = given.isEmpty() && !counts ? null : counted(counter, given.isEmpty() ? "of" : kind);
    if (of != null && !tellsApart && !Scope.isWhole(of.type())) {
      counter.report(kind, kind + " needs a whole number, a truth value or a duration", List.of());
    }
    List<Symbol> by = CounterKeys.of(counter, scope);
    Conditions.Condition where = counter.has("where") ? conditions.compile(counter, "where") : null;
    if (all.source().problems().size() > before) {
      return null;
    }
    Counter.Kind type = Counter.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
    if (type == Counter.Kind.UNSEEN) {
      scope.variable(Variable.TEXT_WORDS);
    }
    String meaning =
        String.join(
            "\n",
            by.stream().map(Symbol::name).toList().toString(),
            kind,
            of == null ? "" : of.name(),
            where == null ? "" : where.meaning(),
            within + "/" + gap);
    long id =
        UUID.nameUUIDFromBytes(meaning.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    Counter own =
        new Counter(
            -1,
            type,
            of == null ? null : of.code(),
            where == null ? null : where.code(),
            within,
            gap,
            CounterKeys.areOwn(counter.texts("by")),
            id);
    int slot = compiler.counter(by, own);
    compiler.witnesses().add(own.at(slot), of, counter.texts("by"));
    ValueType counted = of == null ? ValueType.INT : of.type();
    return Symbol.inSlot(name, type.type(counted), slot);
  }

  private static long span(YamlMap counter, String key, String otherwise) {
    long millis = PackDuration.millis(counter.text(key, otherwise));
    if (millis < (key.equals("gap") ? 1 : LEAST) || millis > MOST) {
      counter.report(
          key, key + " must be " + (key.equals("gap") ? "1ms" : "10s") + " to 30d", List.of());
    }
    return millis;
  }

  private @Nullable Symbol counted(YamlMap counter, String key) {
    String name = counter.text(key, "");
    Symbol symbol = scope.symbol(CounterKeys.label(name, name));
    if (symbol == null
        || symbol.constant() != null
        || symbol.computed() != null
        || symbol.type() == ValueType.DOUBLE) {
      counter.report(key, "unknown variable '" + name + "'", scope.names());
      return null;
    }
    return symbol;
  }
}
