package dev.forseti.policy;

/** The death of the process at the n-th step from now on. */
public final class Mishap {
  private int left = Integer.MAX_VALUE;

  /** What stands for the death. */
  public static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  public void after(int steps) {
    left = steps;
  }

  public void never() {
    left = Integer.MAX_VALUE;
  }

  public void step() {
    if (left-- == 0) {
      throw new Died();
    }
  }
}
