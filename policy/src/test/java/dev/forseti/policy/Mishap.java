package dev.forseti.policy;

/** The death of the process at the n-th step from now on. */
public final class Mishap {
  private String fatal = "";
  private int left = Integer.MAX_VALUE;

  /** What stands for the death: nothing that works on after a failure outlives it. */
  public static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  public void after(int steps) {
    left = steps;
  }

  /** It dies when it reaches the point. */
  public void at(String point) {
    fatal = point;
  }

  public void reach(String point) {
    if (point.equals(fatal)) {
      fatal = "";
      throw new Died();
    }
  }

  public void never() {
    fatal = "";
    left = Integer.MAX_VALUE;
  }

  public void step() {
    if (left-- == 0) {
      throw new Died();
    }
  }
}
