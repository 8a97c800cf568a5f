package dev.forseti.benchmarks;

import dev.forseti.lists.entry.Entity;
import dev.forseti.lists.entry.EntryKind;
import dev.forseti.lists.entry.PatternSafeEntity;
import dev.forseti.lists.index.EntityIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The index of list entries alone: {@code ListBenchmark ENTRIES RUNS}. Nine in ten entries are ids
 * or hashes of users, one in ten is a pattern: servers' ends, users of a server, beginnings,
 * middles and question marks. Each check is timed by itself, the clock's own time included; one id
 * in ten is listed. Prints one JSON object per measurement.
 */
final class ListBenchmark {
  private static final int CHECKS = 1_000_000;
  private static final int IDS = 100_000;
  private static final int ADDED = 10_000;
  private static final int WARMING = 3;

  private ListBenchmark() {}

  public static void main(String[] arguments) {
    int entries = Integer.parseInt(arguments[0]);
    int runs = Integer.parseInt(arguments[1]);
    Random random = new Random(1);
    long before = memory();
    EntityIndex<Integer> index = new EntityIndex<>(random.nextLong());
    for (int i = 0; i < entries; i++) {
      index.add(EntryKind.USER, entity(i), i);
    }
    System.out.printf(
        "{\"entries\":%d,\"bytes_per_entry\":%d}%n", entries, (memory() - before) / entries);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < IDS; i++) {
      ids.add(user(random.nextInt(10) == 0 ? random.nextInt(entries) : entries + i));
    }
    for (int run = 1 - WARMING; run <= runs; run++) {
      check(index, ids, run);
      add(index, entries, run);
    }
  }

  private static void check(EntityIndex<Integer> index, List<String> ids, int run) {
    long[] took = new long[CHECKS];
    long hits = 0;
    for (int i = 0; i < CHECKS; i++) {
      String id = ids.get((int) (i * 7_919L % IDS));
      long begin = System.nanoTime();
      hits += index.check(EntryKind.USER, id).size();
      took[i] = System.nanoTime() - begin;
    }
    Arrays.sort(took);
    if (run > 0) {
      System.out.printf(
          "{\"run\":%d,\"checks\":%d,\"hits\":%d,\"p50_ns\":%d,\"p99_ns\":%d,\"p999_ns\":%d}%n",
          run, CHECKS, hits, took[CHECKS / 2], took[CHECKS / 100 * 99], took[CHECKS / 1000 * 999]);
    }
  }

  private static void add(EntityIndex<Integer> index, int entries, int run) {
    List<Entity> more = new ArrayList<>();
    for (int i = 0; i < ADDED; i++) {
      more.add(entity(entries + IDS + i));
    }
    long begin = System.nanoTime();
    for (int i = 0; i < ADDED; i++) {
      index.add(EntryKind.USER, more.get(i), entries + i);
    }
    long added = System.nanoTime();
    for (int i = 0; i < ADDED; i++) {
      if (!index.remove(EntryKind.USER, more.get(i), entries + i)) {
        throw new IllegalStateException("an entry that was added is not there");
      }
    }
    if (run > 0) {
      System.out.printf(
          "{\"run\":%d,\"added\":%d,\"add_us\":%d,\"remove_us\":%d}%n",
          run, ADDED, (added - begin) / 1_000, (System.nanoTime() - added) / 1_000);
    }
  }

  private static String user(int number) {
    return "@user" + Integer.toHexString(number * 31) + ":" + server(number % 5_000);
  }

  private static String server(int number) {
    return number % 3 == 0
        ? "matrix.example"
        : "chat" + number + ".host" + number % 97 + ".example";
  }

  private static Entity entity(int number) {
    if (number % 10 != 0) {
      String id = user(number);
      return number % 10 == 1
          ? new Entity.Hashed(PatternSafeEntity.sha256(id))
          : new Entity.Literal(id);
    }
    String mark = Integer.toHexString(number * 17);
    return new Entity.Glob(
        switch (number / 10 % 5) {
          case 0 -> "@*:evil" + mark + ".example";
          case 1 -> "@*:*.evil" + mark + ".example";
          case 2 -> "@spam" + mark + "*";
          case 3 -> "*bad" + mark + "*:matrix.example";
          default -> "@b?t" + mark + "*:*." + "example";
        });
  }

  private static long memory() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
