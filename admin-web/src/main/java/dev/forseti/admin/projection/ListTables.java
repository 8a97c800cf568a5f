package dev.forseti.admin.projection;

import dev.forseti.admin.cases.CaseUpdater;
import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.Subject;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Measures in rooms, and outcomes and published entries with their history, which only grows. */
@Component
class ListTables {
  private final JdbcClient jdbc;
  private final CaseUpdater cases;

  ListTables(JdbcClient jdbc, CaseUpdater cases) {
    this.jdbc = jdbc;
    this.cases = cases;
  }

  /** Appends an outcome; the newest of a measure is current, and only that can open a case. */
  void outcome(Outcome outcome) {
    String measure = StoredText.of(outcome.measureId());
    Subject campaign = outcome.campaign();
    int added =
        update(
            """
            insert into outcomes
              (measure_id, subject, kind, status, detail, at, campaign, cause, current)
            values (?, ?, ?, ?, ?, ?, nullif(?, ''), ?, false)
            on conflict (measure_id, at, status) do nothing\
            """,
            measure,
            StoredText.of(outcome.subject().key()),
            outcome.kind().name(),
            outcome.status().name(),
            StoredText.of(outcome.detail()),
            Timestamp.from(outcome.at()),
            campaign == null ? "" : StoredText.of(campaign.key()),
            StoredText.of(outcome.cause()));
    if (added == 1 && makeNewestCurrent(measure)) {
      cases.onOutcome(outcome);
    }
  }

  /** What was asked in a room; the newest attempt of a measure is the one that counts. */
  void measure(Measure asked) {
    if (asked.kind() == Measure.Kind.PUBLISH || asked.kind() == Measure.Kind.RETRACT) {
      return; // the room is that of the list, and what came of it says the rest
    }
    update(
        """
        insert into room_measures (id, kind, subject, room, cause, at) values (?, ?, ?, ?, ?, ?)
        on conflict (id) do update set at = greatest(room_measures.at, excluded.at)\
        """,
        StoredText.of(asked.id()),
        asked.kind().name(),
        StoredText.of(asked.subject().key()),
        asked.roomId().value(),
        StoredText.of(asked.cause()),
        Timestamp.from(asked.at()));
  }

  /** Whether another row than before is current. */
  private boolean makeNewestCurrent(String measure) {
    return update(
            """
            with newest as (
              select id from outcomes where measure_id = ? order by at desc, id desc limit 1)
            update outcomes o set current = (o.id = newest.id) from newest
            where o.measure_id = ? and o.current <> (o.id = newest.id)\
            """,
            measure,
            measure)
        > 0;
  }

  void published(String key, PublishedEntry entry) {
    String stored = StoredText.of(key);
    String subject = StoredText.of(entry.subject().key());
    var at = Timestamp.from(entry.publishedAt());
    addHistory(stored, subject, "PUBLISHED", at);
    update(
        """
        insert into published (key, subject, published_at, value) values (?, ?, ?, ?)
        on conflict (key) do update set
          subject = excluded.subject, published_at = excluded.published_at, value = excluded.value
        where published.published_at <= excluded.published_at\
        """,
        stored,
        subject,
        at,
        new String(Topics.PUBLISHED.codec().encode(entry), StandardCharsets.UTF_8));
  }

  /**
   * The entry was retracted.
   *
   * @param at when the record says so
   */
  void retracted(String key, Instant at) {
    jdbc.sql("delete from published where key = ? returning subject")
        .param(StoredText.of(key))
        .query(String.class)
        .optional()
        .ifPresent(
            subject -> addHistory(StoredText.of(key), subject, "RETRACTED", Timestamp.from(at)));
  }

  private void addHistory(String key, String subject, String what, Timestamp at) {
    update(
        """
        insert into published_history (key, subject, what, at) values (?, ?, ?, ?)
        on conflict (key, what, at) do nothing\
        """,
        key,
        subject,
        what,
        at);
  }

  private int update(String sql, Object... params) {
    return jdbc.sql(sql).params(params).update();
  }
}
