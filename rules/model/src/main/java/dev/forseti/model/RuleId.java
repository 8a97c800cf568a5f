package dev.forseti.model;

/**
 * The name of a rule, unique over all packs and stable over their versions.
 *
 * @param value lower-case words joined by hyphens, for example {@code copy-paste-wave}
 */
public record RuleId(String value) implements Comparable<RuleId> {
  public RuleId {
    if (!value.matches("[a-z0-9]+(-[a-z0-9]+)*") || value.length() > 100) {
      throw new IllegalArgumentException(
          "rule id must be lower-case words joined by hyphens, was " + Ids.shown(value));
    }
  }

  @Override
  public int compareTo(RuleId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
