package dev.forseti.admin.review;

import dev.forseti.model.Reputation;
import dev.forseti.model.Signal;
import dev.forseti.model.Verdict;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The evidence for pages: verdicts, signals, and messages in their conversations. */
@Component
public class EvidenceQuery {
  private static final int ROOMS = 5;

  private final JdbcClient jdbc;

  EvidenceQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The verdict with this id. */
  public Optional<Verdict> verdict(String id) {
    return jdbc.sql("select value from verdicts where id = ?")
        .param(id)
        .query((row, n) -> read(Topics.VERDICTS, row.getString(1)))
        .optional();
  }

  /** The verdicts with these ids, by id. */
  Map<String, Verdict> verdicts(Collection<String> ids) {
    Map<String, Verdict> found = new LinkedHashMap<>();
    jdbc.sql("select id, value from verdicts where id = any(?)")
        .param(ids.toArray(String[]::new))
        .query(
            row -> {
              found.put(row.getString(1), read(Topics.VERDICTS, row.getString(2)));
            });
    return found;
  }

  /** The events with these ids, by id. */
  Map<String, MessageView> messages(Set<String> ids) {
    Map<String, MessageView> found = new LinkedHashMap<>();
    jdbc.sql("select" + MessageView.COLUMNS + "from events e where e.id = any(?)")
        .param(ids.toArray(String[]::new))
        .query(
            row -> {
              found.put(row.getString("id"), MessageView.of(row, ids));
            });
    return found;
  }

  /** The newest verdicts of a subject, the oldest first, at most 60. */
  public List<Verdict> verdicts(String subject) {
    return jdbc.sql("select value from verdicts where subject = ? order by at desc, id limit 60")
        .param(subject)
        .query((row, n) -> read(Topics.VERDICTS, row.getString(1)))
        .list()
        .reversed();
  }

  /** What all evidence says of a subject now. */
  public Optional<Reputation> reputation(String subject) {
    return jdbc.sql("select value from reputations where subject = ?")
        .param(subject)
        .query((row, n) -> read(Topics.REPUTATIONS, row.getString(1)))
        .optional();
  }

  /** The newest signals of a subject, at most 100. */
  public List<Signal> signals(String subject) {
    return jdbc.sql("select value from signals where subject = ? order by at desc, id limit 100")
        .param(subject)
        .query((row, n) -> read(Topics.SIGNALS, row.getString(1)))
        .list();
  }

  /**
   * By room, the evidence of the verdict in its conversation.
   *
   * @param context how many events before and after each
   */
  public Map<String, List<MessageView>> conversations(Verdict verdict, int context) {
    Set<String> hits = new TreeSet<>();
    verdict.evidence().forEach(id -> hits.add(id.value()));
    hits.add(verdict.eventId().value());
    verdict.reputation().contributions().forEach(c -> hits.add(c.eventId().value()));
    Map<String, Map<String, MessageView>> rooms = new LinkedHashMap<>();
    for (String hit : hits) {
      for (MessageView message : around(hit, hits, context)) {
        if (rooms.size() < ROOMS || rooms.containsKey(message.room())) {
          rooms
              .computeIfAbsent(message.room(), room -> new LinkedHashMap<>())
              .put(message.id(), message);
        }
      }
    }
    Map<String, List<MessageView>> sorted = new LinkedHashMap<>();
    rooms.forEach(
        (room, messages) -> {
          List<MessageView> list = new ArrayList<>(messages.values());
          list.sort(Comparator.comparing(MessageView::at).thenComparing(MessageView::id));
          sorted.put(room, list);
        });
    return sorted;
  }

  private record Place(String room, Timestamp at) {}

  /** Two questions, so that each is answered from the index of its room. */
  private List<MessageView> around(String event, Set<String> hits, int context) {
    return jdbc.sql("select room, received_at from events where id = ?")
        .param(event)
        .query((row, n) -> new Place(row.getString(1), row.getTimestamp(2)))
        .optional()
        .map(place -> near(event, place, hits, context))
        .orElse(List.of());
  }

  private List<MessageView> near(String event, Place place, Set<String> hits, int context) {
    return jdbc.sql(
            """
            with near as (
              (select * from events where room = :room and (received_at, id) <= (:at, :id)
                 order by received_at desc, id desc limit :before)
              union all
              (select * from events where room = :room and (received_at, id) > (:at, :id)
                 order by received_at, id limit :after))
            select\
            """
                + MessageView.COLUMNS
                + "from near e")
        .param("room", place.room())
        .param("at", place.at())
        .param("id", event)
        .param("before", context + 1)
        .param("after", context)
        .query((row, n) -> MessageView.of(row, hits))
        .list();
  }

  /** The newest events of a user, at most 50. */
  public List<MessageView> of(String sender) {
    return jdbc.sql(
            "select"
                + MessageView.COLUMNS
                + "from events e where e.sender = ? order by e.received_at desc, e.id limit 50")
        .param(sender)
        .query((row, n) -> MessageView.of(row, Set.of()))
        .list();
  }

  private static <T> T read(Topic<T> topic, String text) {
    return topic.codec().decode(text.getBytes(StandardCharsets.UTF_8));
  }
}
