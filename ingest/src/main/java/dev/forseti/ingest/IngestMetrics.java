package dev.forseti.ingest;

import dev.forseti.model.Malformed;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counters of what came in and what became of it since the start. At every moment {@code received =
 * decoded + malformed + duplicates}: all four change in one step, after the log has taken the
 * input.
 */
public final class IngestMetrics {
  private final Map<Malformed.Reason, Long> malformed = new EnumMap<>(Malformed.Reason.class);
  private long received;
  private long decoded;
  private long duplicates;
  private long flagsJoined;
  private long ephemeral;
  private final Map<String, Long> refusedRequests = new TreeMap<>();
  private long failedAppends;

  /**
   * The counters at one moment.
   *
   * @param received pieces of input that claimed to be events
   * @param decoded those that became events
   * @param malformed those set aside
   * @param duplicates those that had come before
   * @param flagsJoined duplicates that told more of the event, which was stored again with it
   * @param ephemeral typing, receipts and presence, passed over
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

    /** The same in the form that Prometheus reads. */
    public String text() {
      return MetricsText.of(this);
    }
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

  /** Counts ephemeral data that was passed over. */
  public synchronized void ephemeral(long count) {
    ephemeral += count;
  }

  /** Counts a request that was answered with an error before any event was read. */
  public synchronized void requestRefused(String code) {
    refusedRequests.merge(code, 1L, Long::sum);
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
