package dev.forseti.rules.compile;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.ValueType;
import dev.forseti.rules.code.Code;
import dev.forseti.rules.code.Symbol;
import dev.forseti.rules.eval.Reason;
import dev.forseti.rules.eval.Rule;
import dev.forseti.rules.learned.LearnedModel;
import dev.forseti.rules.pack.Suggestion;
import dev.forseti.rules.pack.YamlMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads reasons, and files the names that they show. A parameter is shown as its value. What
 * somebody wrote is shown nowhere; a public reason shows numbers and few texts beside.
 */
final class ReasonReader {
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}|[{}]");

  /** Texts that say nothing of anybody but the sender and whom the sender advertises. */
  private static final Set<String> PUBLIC =
      Set.of(
          "event.type",
          "event.msgtype",
          "link.domain",
          "link.host",
          "media.kind",
          "member.change",
          "sender.bridge",
          "sender.kind",
          "sender.server");

  private final Scope scope;

  ReasonReader(Scope scope) {
    this.scope = scope;
  }

  /** The reason under the key, {@code otherwise} when there is none; its names are put to reads. */
  Reason read(YamlMap in, String key, Reason otherwise, Map<String, Symbol> reads) {
    if (!in.has(key)) {
      return otherwise;
    }
    String text = in.text(key, "");
    boolean isPublic = key.equals("public");
    List<Reason.Part> parts = new ArrayList<>();
    Matcher braces = BRACES.matcher(text);
    int end = 0;
    while (braces.find()) {
      parts.add(new Reason.Part.Words(text.substring(end, braces.start())));
      end = braces.end();
      String name = braces.group(1);
      LearnedModel model = isPublic || name == null ? null : scope.explained(name);
      if (model != null) {
        parts.add(new Reason.Part.Why(model));
        continue;
      }
      Symbol symbol = name == null ? null : scope.symbol(name);
      if (symbol == null || isHidden(symbol, isPublic)) {
        int at = text.codePointCount(0, name == null ? braces.start() : braces.start(1));
        in.placed(key).report(at, wrong(name, symbol, isPublic), suggestion(name, isPublic));
      } else if (symbol.constant() != null) {
        parts.add(new Reason.Part.Words(constant(symbol)));
      } else {
        reads.put(symbol.name(), symbol);
        parts.add(new Reason.Part.Value(symbol));
      }
    }
    parts.add(new Reason.Part.Words(text.substring(end)));
    return new Reason(text, parts);
  }

  private static boolean isHidden(Symbol symbol, boolean isPublic) {
    return Rule.isText(symbol)
        || (isPublic && symbol.type() == ValueType.STRING && !PUBLIC.contains(symbol.name()));
  }

  private static String wrong(@Nullable String name, @Nullable Symbol symbol, boolean isPublic) {
    if (name == null) {
      return "a brace must stand in a pair with a name between";
    }
    if (symbol == null) {
      return "unknown variable '" + name + "'";
    }
    return isPublic && !Rule.isText(symbol)
        ? "'" + name + "' may tell of others: a public reason does not show it"
        : "'" + name + "' is what somebody wrote: no reason shows it";
  }

  private String suggestion(@Nullable String name, boolean isPublic) {
    Collection<String> allowed =
        scope.symbols().stream()
            .filter(symbol -> !isHidden(symbol, isPublic))
            .map(Symbol::name)
            .toList();
    return name == null ? "" : Suggestion.of(name, allowed);
  }

  /** The value of a parameter, as that of a variable would be shown. */
  private static String constant(Symbol symbol) {
    FeatureVector one = new FeatureVector(1);
    switch (symbol.code()) {
      case Code.Num num -> one.set(0, num.at(one));
      case Code.Real real -> one.set(0, real.at(one));
      case Code.Text text -> one.set(0, text.at(one));
    }
    return Reason.inWords(Symbol.inSlot(symbol.name(), symbol.type(), 0), one);
  }
}
