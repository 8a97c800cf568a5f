package dev.forseti.model;

/**
 * What kind of abuse something is, in the taxonomy of MSC4456.
 *
 * @param id for example {@code m.spam} or {@code m.spam.flooding}
 */
public record Harm(String id) {
  /** Unsolicited bulk messages. */
  public static final Harm SPAM = new Harm("m.spam");

  /** Anything else. */
  public static final Harm OTHER = new Harm("m.other");

  /** None at all: what a decision says that clears. It stands in no list, and in no taxonomy. */
  public static final Harm NONE = new Harm("m.none");

  public Harm {
    if (!id.matches("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)+") || id.length() > 100) {
      throw new IllegalArgumentException(
          "harm must read like m.spam or m.spam.flooding, was " + Ids.shown(id));
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
