package dev.forseti.policy;

/** The death of the process at the n-th step from now on. */
final class Mishap {
  private int left = Integer.MAX_VALUE;

  /** What stands for the death. */
  static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  void after(int steps) {
    left = steps;
  }

  void never() {
    left = Integer.MAX_VALUE;
  }

  void step() {
    if (left-- == 0) {
      throw new Died();
    }
  }
}
