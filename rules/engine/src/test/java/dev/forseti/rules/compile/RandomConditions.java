package dev.forseti.rules.compile;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Variable;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Well-typed conditions and values, by seed. */
public final class RandomConditions {
  private static final List<String> TEXTS =
      List.of("", "a", "ab", "b.a", "m.room.message", "12", "-7", "1.5", "ß€", "a\nb");
  private static final List<Variable> WHOLES =
      List.of(Variable.TEXT_LETTERS, Variable.SENDER_MESSAGES, Variable.LINKS_COUNT);
  private static final List<Variable> REALS =
      List.of(Variable.TEXT_UPPER_SHARE, Variable.TEXT_DISGUISE);
  private static final List<Variable> TRUTHS = List.of(Variable.EDIT, Variable.EVENT_IS_STATE);
  private static final List<Variable> STRINGS =
      List.of(Variable.TEXT_BODY, Variable.EVENT_TYPE, Variable.LINK_HOST);
  private static final List<Variable> SPANS = List.of(Variable.SENDER_AGE, Variable.SERVER_AGE);
  private final Random random;

  public RandomConditions(long seed) {
    random = new Random(seed);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String var(List<Variable> of) {
    return one(of).label();
  }

  private String comparison() {
    return one(List.of(" == ", " != ", " < ", " <= ", " > ", " >= "));
  }

  /** A condition of at most that depth. */
  public String truth(int depth) {
    if (depth == 0) {
      return one(
          List.of(
              var(TRUTHS),
              "(" + var(WHOLES) + comparison() + random.nextInt(5) + ")",
              "(" + var(STRINGS) + " == " + literal() + ")"));
    }
    return switch (random.nextInt(11)) {
      case 0, 1 -> "(" + truth(depth - 1) + " && " + truth(depth - 1) + ")";
      case 2 -> "(" + truth(depth - 1) + " || " + truth(depth - 1) + ")";
      case 3 -> "!" + truth(depth - 1);
      case 4 -> "(" + whole(depth - 1) + comparison() + whole(depth - 1) + ")";
      case 5 -> "(" + real(depth - 1) + comparison() + real(depth - 1) + ")";
      case 6 -> "(" + text(depth - 1) + comparison() + text(depth - 1) + ")";
      case 7 ->
          text(depth - 1)
              + one(List.of(".contains(", ".startsWith(", ".endsWith("))
              + text(depth - 1)
              + ")";
      case 8 -> "(" + text(depth - 1) + " in [" + literal() + ", " + literal() + "])";
      case 9 -> "(" + var(SPANS) + comparison() + "duration(\"" + random.nextInt(90) + "s\"))";
      default ->
          random.nextBoolean()
              ? text(depth - 1) + ".matches(\"^[a-m.]+$\")"
              : "(" + truth(depth - 1) + " ? " + truth(depth - 1) + " : " + truth(depth - 1) + ")";
    };
  }

  private String whole(int depth) {
    if (depth == 0) {
      return random.nextBoolean() ? var(WHOLES) : "" + random.nextInt(9);
    }
    return switch (random.nextInt(6)) {
      case 0 -> "size(" + text(depth - 1) + ")";
      case 5 -> var(SPANS) + ".getSeconds()";
      case 1 -> "int(" + text(depth - 1) + ")";
      case 2 -> "(-" + whole(depth - 1) + ")";
      default ->
          "("
              + whole(depth - 1)
              + one(List.of(" + ", " - ", " * ", " / ", " % "))
              + whole(depth - 1)
              + ")";
    };
  }

  private String real(int depth) {
    if (depth == 0) {
      return random.nextBoolean() ? var(REALS) : random.nextInt(4) + ".25";
    }
    return switch (random.nextInt(3)) {
      case 0 -> "double(" + whole(depth - 1) + ")";
      default -> "(" + real(depth - 1) + one(List.of(" + ", " - ", " * ")) + real(depth - 1) + ")";
    };
  }

  private String text(int depth) {
    return depth > 0 && random.nextInt(4) == 0
        ? "(" + text(depth - 1) + " + " + text(depth - 1) + ")"
        : random.nextInt(3) == 0 ? literal() : var(STRINGS);
  }

  private String literal() {
    return "\"" + one(TEXTS).replace("\n", "\\n") + "\"";
  }

  /** Values for some of the variables; the others are unknown. */
  public Map<Variable, Object> values() {
    Map<Variable, Object> values = new TreeMap<>();
    for (List<Variable> group : List.of(WHOLES, REALS, TRUTHS, STRINGS, SPANS)) {
      for (Variable variable : group) {
        if (random.nextInt(5) > 0) {
          values.put(
              variable,
              switch (variable.type()) {
                case INT, DURATION ->
                    random.nextLong(-3, 12) * (random.nextInt(9) == 0 ? 1L << 58 : 1);
                case DOUBLE -> random.nextInt(5) / 4.0;
                case BOOL -> random.nextBoolean();
                case STRING -> one(TEXTS);
              });
        }
      }
    }
    values.computeIfPresent(Variable.SENDER_AGE, (v, age) -> random.nextLong(90_000));
    values.computeIfPresent(Variable.SERVER_AGE, (v, age) -> random.nextLong(90_000));
    return values;
  }

  /** Puts the values into a vector. */
  public static void fill(FeatureVector vector, Map<Variable, Object> values) {
    vector.clear();
    values.forEach(
        (variable, value) -> {
          switch (value) {
            case Long number -> vector.set(variable.slot(), number.longValue());
            case Boolean truth -> vector.set(variable.slot(), truth ? 1L : 0L);
            case Double number -> vector.set(variable.slot(), number.doubleValue());
            default -> vector.set(variable.slot(), value.toString());
          }
        });
  }
}
