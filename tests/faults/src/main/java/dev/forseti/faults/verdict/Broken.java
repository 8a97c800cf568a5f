package dev.forseti.faults.verdict;

/**
 * A promise that was not kept.
 *
 * @param detail whom or what it is about
 */
public record Broken(Promise promise, String detail) {
  @Override
  public String toString() {
    return promise.broken() + ": " + detail;
  }
}
