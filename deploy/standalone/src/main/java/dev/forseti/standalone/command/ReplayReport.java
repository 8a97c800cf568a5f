package dev.forseti.standalone.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.ingest.IngestMetrics;
import dev.forseti.ingest.replay.ReplayTap;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What a replay tells while it goes on and at its end. */
final class ReplayReport {
  private static final long BETWEEN_NANOS = 1_000_000_000L;

  private final Path file;
  private final IngestMetrics metrics;
  private final LongSupplier nanos;
  private final long begin;
  private long told;
  private long line;

  ReplayReport(Path file, IngestMetrics metrics, LongSupplier nanos) {
    this.file = file;
    this.metrics = metrics;
    this.nanos = nanos;
    this.begin = nanos.getAsLong();
    this.told = begin;
  }

  /** The name under which a file's position is kept: its own, and a print of where it lies. */
  static String tap(Path file) throws IOException {
    try {
      byte[] place =
          MessageDigest.getInstance("SHA-256").digest(file.toRealPath().toString().getBytes(UTF_8));
      return "replay-" + file.getFileName() + "-" + HexFormat.of().formatHex(place, 0, 4);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A line of text, at most one per second. */
  Optional<String> progress(long newLine) {
    line = newLine;
    long now = nanos.getAsLong();
    if (now - told < BETWEEN_NANOS) {
      return Optional.empty();
    }
    told = now;
    return Optional.of(soFar());
  }

  String soFar() {
    return "%s: stored up to line %d.".formatted(file.getFileName(), line);
  }

  String text(ReplayTap.Result read) {
    IngestMetrics.Snapshot counts = metrics.snapshot();
    StringBuilder text = new StringBuilder();
    if (read.before() > 0) {
      text.append("Went on after line %d, where it had stopped.%n".formatted(read.before()));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%d events in %d lines = %d decoded + %d malformed + %d duplicate; %.0f events/s",
            counts.received(),
            read.lines(),
            counts.decoded(),
            counts.malformed(),
            counts.duplicates(),
            counts.received() / seconds()));
    text.append(MalformedReport.text(counts.malformedByReason()));
    return text.toString();
  }

  String json(ReplayTap.Result read) {
    IngestMetrics.Snapshot counts = metrics.snapshot();
    return new JsonFields()
        .with("file", file.toString())
        .with("lines_before", read.before())
        .with("lines", read.lines())
        .with("received", counts.received())
        .with("decoded", counts.decoded())
        .with("malformed", counts.malformed())
        .with("malformed_by_reason", MalformedReport.reasons(counts.malformedByReason()))
        .with("duplicates", counts.duplicates())
        .with("events_per_second", Math.round(counts.received() / seconds()))
        .line();
  }

  private double seconds() {
    return Math.max(1, nanos.getAsLong() - begin) / 1e9;
  }
}
