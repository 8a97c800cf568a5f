package dev.forseti.fuzz;

import java.util.Locale;
import java.util.function.Consumer;

/** Where the fuzzer comes in: the system property {@code target} names what it fuzzes. */
public final class FuzzEntry {
  private static final Consumer<byte[]> TARGET =
      Target.valueOf(System.getProperty("target", "").toUpperCase(Locale.ROOT)).create();
  private static final HeapGrowth HEAP = new HeapGrowth();

  private FuzzEntry() {}

  /** One execution. */
  public static void fuzzerTestOneInput(byte[] input) {
    TARGET.accept(input);
    HEAP.executed();
  }
}
