package dev.forseti.fuzz;

/**
 * Fails when what is still in use grows by more than {@value #MOST_MIB} MiB. The first look is
 * taken when all that is made once has been made.
 */
final class HeapGrowth {
  static final int MOST_MIB = 64;
  private static final int WARM = 50_000;
  private static final int EVERY = 100_000;

  private long executions;
  private long atFirst;

  void executed() {
    executions++;
    if (executions == WARM) {
      atFirst = used();
    } else if (executions > WARM && executions % EVERY == 0) {
      long grown = (used() - atFirst) >> 20;
      if (grown > MOST_MIB) {
        throw new IllegalStateException("%d MiB more after %d".formatted(grown, executions));
      }
    }
  }

  private static long used() {
    System.gc();
    Runtime here = Runtime.getRuntime();
    return here.totalMemory() - here.freeMemory();
  }
}
