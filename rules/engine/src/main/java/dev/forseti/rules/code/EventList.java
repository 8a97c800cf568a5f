package dev.forseti.rules.code;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.RegistrableDomain;
import dev.forseti.features.Unknown;
import dev.forseti.features.Variable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The lists of an event whose elements a condition may ask about; the decoder bounds them. */
public enum EventList {
  /** The links of the text, at most 32. */
  LINKS(
      "links", Variable.LINKS_HOSTS, Map.of("host", host -> host, "domain", RegistrableDomain::of)),
  /** Who is mentioned, at most 256. */
  MENTIONS(
      "mentions", Variable.MENTIONS_IDS, Map.of("id", id -> id, "server", EventList::serverOf));

  private final String label;
  private final Variable variable;

  @SuppressWarnings("ImmutableEnumChecker") // maps of functions without state
  private final Map<String, UnaryOperator<String>> fields;

  EventList(String label, Variable variable, Map<String, UnaryOperator<String>> fields) {
    this.label = label;
    this.variable = variable;
    this.fields = fields;
  }

  /** The name in conditions. */
  public String label() {
    return label;
  }

  /** The variable that holds the elements, one per line. */
  public Variable variable() {
    return variable;
  }

  /** What each element has. */
  public List<String> fields() {
    return fields.keySet().stream().sorted().toList();
  }

  private static String serverOf(String user) {
    return user.substring(user.indexOf(':') + 1);
  }

  /** One of the {@link #fields()} of the element that the slot holds. */
  public Code.Text field(String name, int slot) {
    UnaryOperator<String> read = Objects.requireNonNull(fields.get(name), name);
    return values -> {
      String element = values.text(slot);
      return element == null ? null : read.apply(element);
    };
  }

  /** How many there are. */
  public Code.Num size() {
    int slot = variable.slot();
    return values -> {
      String all = values.text(slot);
      return all == null ? Unknown.LONG : all.isEmpty() ? 0 : all.lines().count();
    };
  }

  /** Whether some element passes the test, or else all; the slot holds one after the other. */
  public Code.Num test(boolean some, int slot, Code.Num test) {
    int from = variable.slot();
    return new Code.Num() {
      @Override
      public long at(FeatureVector values) {
        String all = values.text(from);
        return all == null ? Unknown.LONG : each(all, values);
      }

      private long each(String all, FeatureVector values) {
        long result = some ? 0 : 1;
        for (int start = 0; start < all.length(); ) {
          int end = all.indexOf('\n', start);
          end = end < 0 ? all.length() : end;
          values.set(slot, all.substring(start, end));
          long found = test.at(values);
          if (found == (some ? 1 : 0)) {
            return found;
          }
          result = found == Unknown.LONG ? found : result;
          start = end + 1;
        }
        return result;
      }

      @Override
      public int cost() {
        return 50 + 4 * test.cost();
      }
    };
  }
}
