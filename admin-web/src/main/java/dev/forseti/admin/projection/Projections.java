package dev.forseti.admin.projection;

import dev.forseti.admin.cases.CaseUpdater;
import dev.forseti.admin.decision.DecisionStore;
import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Decision;
import dev.forseti.model.ListEntry;
import dev.forseti.model.Malformed;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.TapPosition;
import dev.forseti.model.Verdict;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One record into its table; the same record again changes nothing. */
@Component
public class Projections {
  private final JdbcClient jdbc;
  private final EventTables events;
  private final MalformedTable malformed;
  private final ListTables lists;
  private final CaseUpdater cases;
  private final DecisionStore decisions;

  Projections(
      JdbcClient jdbc,
      EventTables events,
      MalformedTable malformed,
      ListTables lists,
      CaseUpdater cases,
      DecisionStore decisions) {
    this.jdbc = jdbc;
    this.events = events;
    this.malformed = malformed;
    this.lists = lists;
    this.cases = cases;
    this.decisions = decisions;
  }

  /** Writes the record into its table; topics without a table are only decoded. */
  public <T> void apply(Topic<T> topic, String key, T value) {
    switch (value) {
      case RoomEvent event -> events.event(event);
      case Malformed found -> malformed.add(found);
      case Signal signal -> signal(signal);
      case Reputation reputation -> reputation(reputation);
      case Verdict verdict -> verdict(verdict);
      case Decision decision -> decisions.applyFromTopic(decision);
      case Outcome outcome -> lists.outcome(outcome);
      case PublishedEntry entry -> lists.published(key, entry);
      case Measure asked -> lists.measure(asked);
      case RulePack unused -> {}
      case ListEntry unused -> {}
      case TapPosition unused -> {}
      default -> throw new IllegalArgumentException("no table for " + topic.name());
    }
  }

  /**
   * A record without a value: in a compacted topic, its key is deleted.
   *
   * @param at the record's time
   */
  public void remove(Topic<?> topic, String key, Instant at) {
    if (topic == Topics.PUBLISHED) {
      lists.retracted(key, at);
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

  private int update(String sql, Object... params) {
    return jdbc.sql(sql).params(params).update();
  }

  private static <T> String text(Topic<T> topic, T value) {
    return new String(topic.codec().encode(value), StandardCharsets.UTF_8);
  }
}
