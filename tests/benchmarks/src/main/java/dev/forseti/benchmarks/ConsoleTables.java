package dev.forseti.benchmarks;

import dev.forseti.model.EventId;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Fills the console's tables: events of many senders, a few of them very loud, and a case about
 * each of the loudest. The same counts give the same rows, but for the times.
 */
final class ConsoleTables {
  private static final int ROOMS = 500;
  private static final String EVENTS =
      """
      insert into events (id, room, sender, server, type, content, sent_at, received_at)
      select '$e' || i, '!room' || room || ':commons.example',
        '@user' || u || ':server' || u %% 300 || '.example', 'server' || u %% 300 || '.example',
        case when i %% 40 = 0 then 'm.room.encrypted' else 'm.room.message' end,
        '{"msgtype":"m.text","body":"words of message ' || i || ' about this and that"}', at, at
      from (select i, floor(random() ^ 2 * %d)::int as room, floor(random() ^ 4 * %d)::int as u,
          timestamptz '%s' - random() * interval '7 days' as at
        from generate_series(1, %d) as i) made\
      """;
  private static final String MEMBERS =
      """
      insert into members (room, user_id, membership, name, at)
      select room, sender, 'join', 'Name of ' || split_part(sender, ':', 1), min(received_at)
      from events group by 1, 2\
      """;
  private static final String READS =
      """
      insert into audit (at, who, what, subject, detail)
      select now(), 'mara', 'READ', sender, 'user page' from events limit 50000\
      """;

  private final Connection to;
  private final Random random = new Random(7);

  ConsoleTables(Connection to) {
    this.to = to;
  }

  /**
   * Fills them; tables that hold events already stay as they are.
   *
   * @param events over the seven days before {@code now}
   * @param cases half as many senders again are in no case; every sixth case is decided
   */
  void fill(int events, int cases, Instant now) throws SQLException {
    try (Statement ask = to.createStatement()) {
      if (holdsEvents(ask)) {
        return;
      }
      to.setAutoCommit(false);
      ask.execute("select setseed(.5)");
      ask.execute(String.format(Locale.ROOT, EVENTS, ROOMS, cases + cases / 2, now, events));
      ask.execute(MEMBERS);
      ask.execute(READS);
      for (int i = 0; i < cases; i++) {
        var user = new UserId("@user" + i + ":server" + i % 300 + ".example");
        Instant at = now.minus(Duration.ofMinutes(i));
        double odds = random.nextDouble() * 8 - 1;
        conclude(new MadeCase(i, Subject.user(user), hits(user), at, odds));
      }
      to.commit();
      to.setAutoCommit(true);
      ask.execute("vacuum analyze");
    }
  }

  private static boolean holdsEvents(Statement ask) throws SQLException {
    try (ResultSet any = ask.executeQuery("select 1 from events limit 1")) {
      return any.next();
    }
  }

  private List<EventId> hits(UserId sender) throws SQLException {
    try (var ask =
        to.prepareStatement(
            "select id from events where sender = ? order by received_at desc limit 5")) {
      ask.setString(1, sender.value());
      List<EventId> ids = new ArrayList<>();
      try (ResultSet rows = ask.executeQuery()) {
        while (rows.next()) {
          ids.add(new EventId(rows.getString(1)));
        }
      }
      return ids.isEmpty() ? List.of(new EventId("$forgotten")) : ids;
    }
  }

  private void conclude(MadeCase made) throws SQLException {
    String key = made.subject().key();
    var at = Timestamp.from(made.at());
    String verdict = made.verdict().id();
    String standing = made.standing().name();
    for (Signal s : made.signals()) {
      String value = text(Topics.SIGNALS, s);
      put("signals", s.id(), key, s.rule().value(), s.eventId().value(), at, value);
    }
    put("reputations", key, at, text(Topics.REPUTATIONS, made.reputation()));
    put("verdicts", verdict, key, standing, at, text(Topics.VERDICTS, made.verdict()));
    put(
        "cases (subject, standing, harm, reason, verdict_id, opened_at, changed_at, open,"
            + " log_odds)",
        key,
        standing,
        "m.spam",
        "the same text from 9 senders",
        verdict,
        at,
        at,
        made.number() % 6 != 0,
        made.odds());
    if (made.number() % 6 == 0) {
      decide(made, key, at);
    }
  }

  private void decide(MadeCase made, String key, Timestamp at) throws SQLException {
    int i = made.number();
    put(
        "decisions (id, subject, case_id, kind, moderator, reason, at, value)",
        "d" + i,
        key,
        i + 1,
        "LIST",
        "mara",
        "spam",
        at,
        "");
    put("outcomes", "m" + i, key, "PUBLISH", i % 60 == 0 ? "HELD" : "DONE", "in the list", at);
    PublishedEntry entry = made.published();
    String place = entry.roomId() + " " + entry.stateKey();
    put("published", place, key, at, text(Topics.PUBLISHED, entry));
  }

  private void put(String table, Object... values) throws SQLException {
    String places = "?, ".repeat(values.length - 1) + "?";
    try (var ask = to.prepareStatement("insert into " + table + " values (" + places + ")")) {
      for (int at = 0; at < values.length; at++) {
        ask.setObject(at + 1, values[at]);
      }
      ask.executeUpdate();
    }
  }

  private static <T> String text(Topic<T> topic, T value) {
    return new String(topic.codec().encode(value), StandardCharsets.UTF_8);
  }
}
