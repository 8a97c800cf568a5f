package dev.forseti.admin.projection;

import dev.forseti.admin.cases.CaseUpdater;
import dev.forseti.admin.decision.DecisionStore;
import dev.forseti.admin.store.StoredText;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.Reputation;
import dev.forseti.model.Signal;
import dev.forseti.model.Verdict;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One record into its table; the same record again changes nothing. */
@Component
public class Projections {
  private final JdbcClient jdbc;
  private final ListTables lists;
  private final WatchedTable watched;
  private final CaseUpdater cases;
  private final Map<Topic<?>, BiConsumer<String, ?>> tables = new HashMap<>();

  Projections(
      JdbcClient jdbc,
      EventTables events,
      MalformedTable malformed,
      ListTables lists,
      WatchedTable watched,
      CaseUpdater cases,
      DecisionStore decisions) {
    this.jdbc = jdbc;
    this.lists = lists;
    this.watched = watched;
    this.cases = cases;
    put(Topics.EVENTS, events::event);
    put(Topics.MALFORMED, malformed::add);
    put(Topics.SIGNALS, this::signal);
    put(Topics.REPUTATIONS, this::reputation);
    put(Topics.VERDICTS, this::verdict);
    put(Topics.DECISIONS, decisions::applyFromTopic);
    put(Topics.OUTCOMES, lists::outcome);
    put(Topics.MEASURES, lists::measure);
    put(Topics.LISTS, watched::stands);
    tables.put(Topics.PUBLISHED, (BiConsumer<String, PublishedEntry>) lists::published);
    onlyDecoded(Topics.REDACTION_REQUESTS, Topics.RULES, Topics.TAP_POSITIONS);
    if (!tables.keySet().containsAll(Topics.ALL)) {
      throw new IllegalStateException("a topic has no place here: " + tables.keySet());
    }
  }

  private <T> void put(Topic<T> topic, Consumer<T> table) {
    BiConsumer<String, T> write = (key, value) -> table.accept(value);
    tables.put(topic, write);
  }

  private void onlyDecoded(Topic<?>... topics) {
    for (Topic<?> topic : topics) {
      put(topic, unused -> {});
    }
  }

  /** Writes the record into its table; topics without a table are only decoded. */
  @SuppressWarnings("unchecked") // what is put for a topic takes its values
  public <T> void apply(Topic<T> topic, String key, T value) {
    ((BiConsumer<String, T>) Objects.requireNonNull(tables.get(topic))).accept(key, value);
  }

  /**
   * A record without a value: in a compacted topic, its key is deleted.
   *
   * @param at the record's time
   */
  public void remove(Topic<?> topic, String key, Instant at) {
    if (topic == Topics.PUBLISHED) {
      lists.retracted(key, at);
    } else if (topic == Topics.LISTS) {
      watched.gone(key);
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
