package dev.forseti.ingest;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The counters as text, in the form that Prometheus reads; no text of anybody is in it. */
final class MetricsText {
  private final StringBuilder out = new StringBuilder();

  static String of(IngestMetrics.Snapshot counts) {
    var text = new MetricsText();
    text.counter("forseti_ingest_events", "Pieces of input; decoded + malformed + duplicate");
    text.value("forseti_ingest_events", "outcome", "decoded", counts.decoded());
    text.value("forseti_ingest_events", "outcome", "malformed", counts.malformed());
    text.value("forseti_ingest_events", "outcome", "duplicate", counts.duplicates());
    text.counter("forseti_ingest_malformed", "Input set aside");
    text.values("forseti_ingest_malformed", "reason", counts.malformedByReason());
    text.counter("forseti_ingest_refused_requests", "Requests with an error for an answer");
    text.values("forseti_ingest_refused_requests", "code", counts.refusedByCode());
    text.single("forseti_ingest_flags_joined", "Duplicates that told more", counts.flagsJoined());
    text.single("forseti_ingest_ephemeral", "Ephemeral data passed over", counts.ephemeral());
    text.single("forseti_ingest_failed_appends", "Batches not stored", counts.failedAppends());
    return text.out.toString();
  }

  private void counter(String name, String help) {
    out.append("# HELP %s_total %s\n# TYPE %s_total counter\n".formatted(name, help, name));
  }

  private void single(String name, String help, long value) {
    counter(name, help);
    out.append("%s_total %d\n".formatted(name, value));
  }

  private void value(String name, String label, String is, long value) {
    out.append(
        "%s_total{%s=\"%s\"} %d\n".formatted(name, label, is.toLowerCase(Locale.ROOT), value));
  }

  private void values(String name, String label, Map<?, Long> values) {
    var sorted = new TreeMap<String, Long>();
    values.forEach((is, value) -> sorted.put(is.toString(), value));
    sorted.forEach((is, value) -> value(name, label, is, value));
  }
}
