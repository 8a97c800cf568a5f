package dev.forseti.admin.web;

import dev.forseti.model.Json;
import dev.forseti.model.Reputation;
import dev.forseti.model.Signal;
import dev.forseti.model.Verdict;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a verdict rests on, read back from the tables. */
@Component
class Evidence {
  private static final int ROOMS = 5;

  private final JdbcClient jdbc;

  Evidence(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A message as a page shows it; {@code hit} when the verdict points at it. */
  public record Message(
      String id, String room, String sender, String type, String body, Instant at, boolean hit) {}

  Optional<Verdict> verdict(String id) {
    return jdbc.sql("select value from verdicts where id = ?")
        .param(id)
        .query((row, n) -> read(Topics.VERDICTS, row.getString(1)))
        .optional();
  }

  Optional<Reputation> reputation(String subject) {
    return jdbc.sql("select value from reputations where subject = ?")
        .param(subject)
        .query((row, n) -> read(Topics.REPUTATIONS, row.getString(1)))
        .optional();
  }

  /** The newest signals of a subject, at most 100. */
  List<Signal> signals(String subject) {
    return jdbc.sql("select value from signals where subject = ? order by at desc limit 100")
        .param(subject)
        .query((row, n) -> read(Topics.SIGNALS, row.getString(1)))
        .list();
  }

  /** By room, the newest evidence of the verdict with five messages before and after each. */
  Map<String, List<Message>> conversations(Verdict verdict) {
    Set<String> hits = new TreeSet<>();
    verdict.evidence().forEach(id -> hits.add(id.value()));
    hits.add(verdict.eventId().value());
    Map<String, Map<String, Message>> rooms = new LinkedHashMap<>();
    for (String hit : hits) {
      for (Message message : around(hit, hits)) {
        if (rooms.size() < ROOMS || rooms.containsKey(message.room())) {
          rooms
              .computeIfAbsent(message.room(), room -> new LinkedHashMap<>())
              .put(message.id(), message);
        }
      }
    }
    Map<String, List<Message>> sorted = new LinkedHashMap<>();
    rooms.forEach(
        (room, messages) -> {
          List<Message> list = new ArrayList<>(messages.values());
          list.sort(java.util.Comparator.comparing(Message::at).thenComparing(Message::id));
          sorted.put(room, list);
        });
    return sorted;
  }

  private List<Message> around(String event, Set<String> hits) {
    return jdbc.sql(
            """
            with hit as (select room, received_at, id from events where id = ?)
            (select e.* from events e, hit where e.room = hit.room
               and (e.received_at, e.id) <= (hit.received_at, hit.id)
               order by e.received_at desc, e.id desc limit 6)
            union all
            (select e.* from events e, hit where e.room = hit.room
               and (e.received_at, e.id) > (hit.received_at, hit.id)
               order by e.received_at, e.id limit 5)\
            """)
        .param(event)
        .query((row, n) -> message(row, hits))
        .list();
  }

  /** The newest messages of a user, at most 50. */
  List<Message> of(String sender) {
    return jdbc.sql("select * from events where sender = ? order by received_at desc limit 50")
        .param(sender)
        .query((row, n) -> message(row, Set.of()))
        .list();
  }

  private static Message message(ResultSet row, Set<String> hits) throws SQLException {
    String id = row.getString("id");
    return new Message(
        id,
        row.getString("room"),
        row.getString("sender"),
        row.getString("type"),
        body(row.getString("content")),
        row.getTimestamp("received_at").toInstant(),
        hits.contains(id));
  }

  private static String body(String content) {
    try {
      Json json = JsonText.parse(content.getBytes(StandardCharsets.UTF_8), JsonLimits.EVENT);
      return json instanceof Json.Obj fields ? fields.string("body").orElse("") : "";
    } catch (JsonRefused unreadable) {
      return "[unreadable: " + unreadable.getMessage() + "]";
    }
  }

  private static <T> T read(Topic<T> topic, String text) {
    return topic.codec().decode(text.getBytes(StandardCharsets.UTF_8));
  }
}
