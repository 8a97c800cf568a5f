package dev.forseti.policy.state;

/** What the cause of a measure says that rests on an entry of another's list. */
public final class ListCause {
  private static final String PREFIX = "list ";

  private ListCause() {}

  /**
   * The cause: the same while an entry stands there, whoever writes it anew, also in a room that
   * the list moved to.
   *
   * @param list the list as the operator names it; no blank is in it
   * @param type the event type of the entry
   * @param stateKey its state key
   */
  public static String of(String list, String type, String stateKey) {
    return PREFIX + list + " " + place(type, stateKey);
  }

  /** What is the same in the causes of all entries of that type and state key. */
  public static String place(String type, String stateKey) {
    return type + " " + stateKey;
  }

  /** The type and state key of the cause, which is one. */
  public static String place(String cause) {
    return cause.split(" ", 3)[2];
  }

  /** Whether the cause is an entry of a list; others are ids of verdicts and decisions. */
  public static boolean isOne(String cause) {
    return cause.startsWith(PREFIX);
  }

  /** Whether both, which are such causes, name entries of one type and state key. */
  public static boolean isSamePlace(String one, String other) {
    return place(one).equals(place(other));
  }

  /** The list of the cause, which is one. */
  public static String list(String cause) {
    return cause.split(" ", 3)[1];
  }
}
