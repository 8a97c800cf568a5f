package dev.forseti.admin.projection;

import dev.forseti.admin.cases.CaseOpening;
import dev.forseti.admin.decision.DecisionLog;
import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Decision;
import dev.forseti.model.Malformed;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Signal;
import dev.forseti.model.Verdict;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One record into its table; the same record again changes nothing. */
@Component
public class Projections {
  private final JdbcClient jdbc;
  private final EventTables events;
  private final CaseOpening cases;
  private final DecisionLog decisions;

  Projections(JdbcClient jdbc, EventTables events, CaseOpening cases, DecisionLog decisions) {
    this.jdbc = jdbc;
    this.events = events;
    this.cases = cases;
    this.decisions = decisions;
  }

  /** Folds the record in; a null value takes the entry of a compacted topic out. */
  public <T> void apply(Topic<T> topic, String key, @Nullable T value) {
    switch (value) {
      case null -> remove(topic, key);
      case RoomEvent event -> events.event(event);
      case Malformed malformed -> events.malformed(malformed);
      case Signal signal -> signal(signal);
      case Reputation reputation -> reputation(reputation);
      case Verdict verdict -> verdict(verdict);
      case Decision decision -> decisions.applyFromTopic(decision);
      case Outcome outcome -> outcome(outcome);
      case PublishedEntry entry -> published(key, entry);
      default -> throw new IllegalArgumentException("no table for " + topic.name());
    }
  }

  private void remove(Topic<?> topic, String key) {
    if (topic == Topics.PUBLISHED) {
      update("delete from published where key = ?", StoredText.of(key));
    } else if (topic == Topics.REPUTATIONS) {
      update("delete from reputations where subject = ?", StoredText.of(key));
    }
  }

  private void signal(Signal signal) {
    update(
        """
        insert into signals (id, subject, rule, event_id, at, value) values (?, ?, ?, ?, ?, ?)
        on conflict (id) do nothing\
        """,
        StoredText.of(signal.id()),
        StoredText.of(signal.subject().key()),
        signal.rule().value(),
        signal.eventId().value(),
        Timestamp.from(signal.at()),
        text(Topics.SIGNALS, signal));
  }

  private void reputation(Reputation reputation) {
    update(
        """
        insert into reputations (subject, as_of, value) values (?, ?, ?)
        on conflict (subject) do update set as_of = excluded.as_of, value = excluded.value
        where reputations.as_of <= excluded.as_of\
        """,
        StoredText.of(reputation.subject().key()),
        Timestamp.from(reputation.asOf()),
        text(Topics.REPUTATIONS, reputation));
  }

  private void verdict(Verdict verdict) {
    int added =
        update(
            """
            insert into verdicts (id, subject, standing, at, value) values (?, ?, ?, ?, ?)
            on conflict (id) do nothing\
            """,
            StoredText.of(verdict.id()),
            StoredText.of(verdict.subject().key()),
            verdict.standing().name(),
            Timestamp.from(verdict.at()),
            text(Topics.VERDICTS, verdict));
    if (added == 1) {
      cases.onVerdict(verdict);
    }
  }

  private void outcome(Outcome outcome) {
    int changed =
        update(
            """
            insert into outcomes (measure_id, subject, kind, status, detail, at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (measure_id) do update set
              status = excluded.status, detail = excluded.detail, at = excluded.at
            where outcomes.at < excluded.at\
            """,
            StoredText.of(outcome.measureId()),
            StoredText.of(outcome.subject().key()),
            outcome.kind().name(),
            outcome.status().name(),
            StoredText.of(outcome.detail()),
            Timestamp.from(outcome.at()));
    if (changed == 1) {
      cases.onOutcome(outcome);
    }
  }

  private void published(String key, PublishedEntry entry) {
    update(
        """
        insert into published (key, subject, published_at, value) values (?, ?, ?, ?)
        on conflict (key) do update set
          subject = excluded.subject, published_at = excluded.published_at, value = excluded.value
        where published.published_at <= excluded.published_at\
        """,
        StoredText.of(key),
        StoredText.of(entry.subject().key()),
        Timestamp.from(entry.publishedAt()),
        text(Topics.PUBLISHED, entry));
  }

  private int update(String sql, Object... params) {
    return jdbc.sql(sql).params(params).update();
  }

  private static <T> String text(Topic<T> topic, T value) {
    return new String(topic.codec().encode(value), StandardCharsets.UTF_8);
  }
}
