package dev.forseti.rules.code;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Unknown;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Expressions over one slot: its value, constants, and the comparisons that a {@code RuleIndex} can
 * look up.
 */
public final class SlotExpressions {
  private static final long UNKNOWN = Unknown.LONG;

  private SlotExpressions() {}

  public record NumSlot(int slot) implements Code.Num {
    @Override
    public long at(FeatureVector values) {
      return values.number(slot);
    }

    @Override
    public int cost() {
      return 1;
    }
  }

  record RealSlot(int slot) implements Code.Real {
    @Override
    public double at(FeatureVector values) {
      return values.real(slot);
    }
  }

  public record TextSlot(int slot) implements Code.Text {
    @Override
    public @Nullable String at(FeatureVector values) {
      return values.text(slot);
    }
  }

  public record Whole(long value) implements Code.Num {
    public static final Whole FALSE = new Whole(0);
    static final Whole TRUE = new Whole(1);

    public static Whole truth(boolean value) {
      return value ? TRUE : FALSE;
    }

    @Override
    public long at(FeatureVector values) {
      return value;
    }

    @Override
    public int cost() {
      return 0;
    }
  }

  public record Fraction(double value) implements Code.Real {
    @Override
    public double at(FeatureVector values) {
      return value;
    }
  }

  public record Literal(String value) implements Code.Text {
    @Override
    public String at(FeatureVector values) {
      return value;
    }
  }

  /** Whether the number of a slot is within the bounds, both included; or else outside of them. */
  public record InRange(int slot, long low, long high, boolean within) implements Code.Num {
    @Override
    public long at(FeatureVector values) {
      long found = values.number(slot);
      return found == UNKNOWN ? UNKNOWN : (found >= low && found <= high) == within ? 1 : 0;
    }

    InRange negated() {
      return new InRange(slot, low, high, !within);
    }

    @Override
    public int cost() {
      return 1;
    }
  }

  /** Whether the text of a slot is one of those; or else none of them. */
  public record OneOf(int slot, Set<String> texts, boolean within) implements Code.Num {
    public OneOf {
      texts = Set.copyOf(texts);
    }

    @Override
    public long at(FeatureVector values) {
      String found = values.text(slot);
      return found == null ? UNKNOWN : texts.contains(found) == within ? 1 : 0;
    }

    OneOf negated() {
      return new OneOf(slot, texts, !within);
    }

    @Override
    public int cost() {
      return 3;
    }
  }

  /** Whether the text of a slot contains the literal. */
  public record Contains(int slot, String literal) implements Code.Num {
    @Override
    public long at(FeatureVector values) {
      String found = values.text(slot);
      return found == null ? UNKNOWN : found.contains(literal) ? 1 : 0;
    }

    @Override
    public int cost() {
      return 20;
    }
  }

  /**
   * A test that several rules share, done once per event: its slot says unknown for not yet done,
   * and 2 for an unknown result.
   */
  public record Once(int slot, Code.Num test) implements Code.Num {
    @Override
    public long at(FeatureVector values) {
      long known = values.number(slot);
      if (known == UNKNOWN) {
        long found = test.at(values);
        values.set(slot, found == UNKNOWN ? 2 : found);
        return found;
      }
      return known == 2 ? UNKNOWN : known;
    }

    @Override
    public int cost() {
      return test.cost();
    }
  }
}
