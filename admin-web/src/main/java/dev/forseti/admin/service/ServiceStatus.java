package dev.forseti.admin.service;

import dev.forseti.admin.health.ConsoleParts;
import dev.forseti.runtime.health.Trouble;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the service does: what does not work, what waits, what could not be read. */
@Component
public class ServiceStatus {
  private final JdbcClient jdbc;
  private final Troubles troubles;

  ServiceStatus(JdbcClient jdbc, Troubles troubles) {
    this.jdbc = jdbc;
    this.troubles = troubles;
  }

  /** A group of things that could not be read: where, why, how many, and when the newest was. */
  public record RefusedGroup(String where, String reason, long count, Instant newest) {}

  /** What does not work now, the homeserver too, whose silence shows in what is tried again. */
  public List<Trouble> troubles() {
    List<Trouble> all = new ArrayList<>(troubles.now());
    if (all.stream().anyMatch(each -> each.part().equals(ConsoleParts.HOMESERVER))) {
      return all;
    }
    jdbc.sql("select count(*), min(at) from outcomes where current and status = 'RETRYING'")
        .query(
            (row, n) -> {
              long waiting = row.getLong(1);
              if (waiting > 0) {
                all.add(
                    new Trouble(
                        ConsoleParts.HOMESERVER,
                        "The homeserver does not take what we ask: "
                            + waiting
                            + (waiting == 1 ? " measure is" : " measures are")
                            + " tried again by itself",
                        "The outcomes of the subjects say why",
                        row.getTimestamp(2).toInstant(),
                        Effect.PARTIAL));
              }
              return waiting;
            })
        .single();
    return all;
  }

  /** How many decisions wait to be sent. */
  public long outbox() {
    return jdbc.sql("select count(*) from outbox where sent_at is null").query(Long.class).single();
  }

  /** How many events are stored. */
  public long events() {
    return jdbc.sql("select count(*) from events").query(Long.class).single();
  }

  /** Malformed input of taps and records of topics, by where and why. */
  public List<RefusedGroup> malformed() {
    return refused(
        """
        select tap, reason, count(*), max(at) from malformed where tap <> 'rules'
        group by 1, 2 order by 3 desc, 1, 2\
        """);
  }

  /** Something malformed: the tap or topic, its place there, what is wrong with it. */
  public record RefusedInput(
      String where, String position, String reason, String detail, Instant foundAt) {}

  /** The newest that is malformed, at most 100. */
  public List<RefusedInput> newestMalformed() {
    return jdbc.sql(
            """
            select tap, position, reason, detail, found_at from malformed where tap <> 'rules'
            order by found_at desc, id limit 100\
            """)
        .query(
            (row, n) ->
                new RefusedInput(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getTimestamp(5).toInstant()))
        .list();
  }

  /** Packs that came while the service ran and did not compile: the pack and why, newest first. */
  public List<RefusedGroup> packs() {
    return refused(
        """
        select position, detail, count(*), max(at) from malformed
        where tap = 'rules' and reason <> 'RULE_FAULT' group by 1, 2 order by 4 desc limit 20\
        """);
  }

  /** Rules that met what cannot be computed: the rule, how often and where, newest first. */
  public List<RefusedGroup> faults() {
    return refused(
        """
        select position, detail, count(*), max(at) from malformed
        where tap = 'rules' and reason = 'RULE_FAULT' group by 1, 2 order by 4 desc limit 50\
        """);
  }

  private List<RefusedGroup> refused(String sql) {
    return jdbc.sql(sql)
        .query(
            (row, n) ->
                new RefusedGroup(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getTimestamp(4).toInstant()))
        .list();
  }
}
