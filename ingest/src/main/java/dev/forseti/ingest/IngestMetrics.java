package dev.forseti.ingest;

import dev.forseti.model.Malformed;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToDoubleFunction;

/**
 * Counters of what came in and what became of it since the start. At every moment {@code received =
 * decoded + malformed + duplicates}: all four change in one step, after the log has taken the
 * input.
 */
public final class IngestMetrics implements MeterBinder {
  private final Map<Malformed.Reason, Long> malformed = new EnumMap<>(Malformed.Reason.class);
  private long received;
  private long decoded;
  private long duplicates;
  private long flagsJoined;
  private long ephemeral;
  private final Map<String, Long> refusedRequests = new TreeMap<>();
  private long failedAppends;
  private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

  /**
   * The counters at one moment.
   *
   * @param received pieces of input that claimed to be events
   * @param decoded those that became events
   * @param malformed those that are not events
   * @param duplicates those that had come before
   * @param flagsJoined duplicates with flags that were not known; the event was stored again with
   *     them
   * @param ephemeral typing, receipts and presence, which are ignored
   * @param refusedRequests requests answered with a 4xx error or cut off before any event was read
   * @param failedAppends batches that the log did not take; their sender tries again
   * @param malformedByReason the sum is {@code malformed}
   * @param refusedByCode the sum is {@code refusedRequests}; {@code CUT_OFF} came too slowly
   */
  public record Snapshot(
      long received,
      long decoded,
      long malformed,
      long duplicates,
      long flagsJoined,
      long ephemeral,
      long refusedRequests,
      long failedAppends,
      Map<Malformed.Reason, Long> malformedByReason,
      Map<String, Long> refusedByCode) {
    public Snapshot {
      malformedByReason = Map.copyOf(malformedByReason);
      refusedByCode = Map.copyOf(refusedByCode);
    }
  }

  /** Shows the counters as {@code forseti.ingest.*}; they hold nothing that a sender wrote. */
  @Override
  public void bindTo(MeterRegistry registry) {
    counter(registry, "forseti.ingest.events", "outcome", "decoded", Snapshot::decoded);
    counter(registry, "forseti.ingest.events", "outcome", "malformed", Snapshot::malformed);
    counter(registry, "forseti.ingest.events", "outcome", "duplicate", Snapshot::duplicates);
    for (Malformed.Reason reason : Malformed.Reason.values()) {
      counter(
          registry,
          "forseti.ingest.malformed",
          "reason",
          reason.name().toLowerCase(Locale.ROOT),
          now -> now.malformedByReason().getOrDefault(reason, 0L));
    }
    counter(registry, "forseti.ingest.flags", "outcome", "joined", Snapshot::flagsJoined);
    counter(registry, "forseti.ingest.ephemeral", "outcome", "passed-over", Snapshot::ephemeral);
    counter(registry, "forseti.ingest.appends", "outcome", "failed", Snapshot::failedAppends);
    registries.add(registry);
    snapshot().refusedByCode().keySet().forEach(code -> refusals(registry, code));
  }

  private void refusals(MeterRegistry registry, String code) {
    counter(
        registry,
        "forseti.ingest.requests.refused",
        "code",
        code,
        now -> now.refusedByCode().getOrDefault(code, 0L));
  }

  private void counter(
      MeterRegistry registry, String name, String tag, String is, ToDoubleFunction<Snapshot> of) {
    FunctionCounter.builder(name, this, it -> of.applyAsDouble(it.snapshot()))
        .tag(tag, is)
        .register(registry);
  }

  synchronized void taken(
      long newDecoded, Iterable<Malformed> newMalformed, long newDuplicates, long newFlagsJoined) {
    decoded += newDecoded;
    duplicates += newDuplicates;
    flagsJoined += newFlagsJoined;
    received += newDecoded + newDuplicates;
    for (Malformed item : newMalformed) {
      malformed.merge(item.reason(), 1L, Long::sum);
      received++;
    }
  }

  synchronized void appendFailed() {
    failedAppends++;
  }

  /** Counts ephemeral data that was ignored. */
  public synchronized void ephemeral(long count) {
    ephemeral += count;
  }

  /** Counts a request that was answered with an error before any event was read. */
  public void requestRefused(String code) {
    if (count(code) == 1) {
      registries.forEach(registry -> refusals(registry, code));
    }
  }

  private synchronized long count(String code) {
    return refusedRequests.merge(code, 1L, Long::sum);
  }

  /** All counters, consistent with each other. */
  public synchronized Snapshot snapshot() {
    return new Snapshot(
        received,
        decoded,
        sum(malformed),
        duplicates,
        flagsJoined,
        ephemeral,
        sum(refusedRequests),
        failedAppends,
        malformed,
        refusedRequests);
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
