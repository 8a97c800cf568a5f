package dev.forseti.admin.audit;

/** How a try to sign in failed. */
public enum FailedTry {
  /** After too many tries, before a look at its password. */
  LOCKED_OUT("try refused", "tries refused"),
  /** No account has this name and password. */
  WRONG_PASSWORD("wrong password", "wrong passwords");

  private final String one;
  private final String several;

  FailedTry(String one, String several) {
    this.one = one;
    this.several = several;
  }

  /** For example {@code 7 wrong passwords within this hour, the first for admin from ::1}. */
  String told(long times, String first) {
    return "%,d %s within this hour, the first %s"
        .formatted(times, times == 1 ? one : several, first);
  }
}
