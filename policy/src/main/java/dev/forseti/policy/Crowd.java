package dev.forseti.policy;

/**
 * Whether far more people than usual are in the policy room. Anybody may join it, and the state of
 * all who ever did is part of what is read back.
 */
final class Crowd {
  /** So many more than usual are no crowd yet, and a tenth of it is got used to at a reading. */
  static final int FEW = 500;

  private static final int UNKNOWN = -1;

  private int usual = UNKNOWN;

  /** Takes in how many are there; whether that is suddenly far more. */
  boolean isSudden(int members) {
    if (usual == UNKNOWN) {
      usual = members;
    }
    boolean sudden = members > 2 * usual + FEW;
    usual = Math.min(members, usual + Math.max(FEW / 10, usual / 20));
    return sudden;
  }
}
