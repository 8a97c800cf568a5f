package dev.forseti.admin.message;

import dev.forseti.model.Subject;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored events in words, each with what it says of another one of its room. */
@Component
public class MessageQuery {
  private static final String SELECT = "select" + MessageRow.COLUMNS;

  private final JdbcClient jdbc;

  MessageQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The events with these ids, those that are stored, in no order.
   *
   * @param hits those that a verdict points at
   */
  public List<MessageView> withIds(Collection<String> ids, Set<String> hits) {
    return inWords(rows(ids), hits);
  }

  /** The newest events of a subject ({@link SubjectEvents}), the newest first, at most 50. */
  public List<MessageView> of(Subject subject) {
    return inWords(
        jdbc.sql(
                SELECT
                    + "from (select * from events where "
                    + SubjectEvents.of(subject.kind())
                    + " order by received_at desc, id limit 50) e"
                    + " order by e.received_at desc, e.id")
            .param("id", subject.id())
            .param("key", subject.key())
            .query((row, n) -> MessageRow.of(row))
            .list(),
        Set.of());
  }

  private record Place(String room, Timestamp at) {}

  /**
   * An event in its conversation; empty when it is not stored. Two questions, so that each is
   * answered from the index of its room.
   *
   * @param context how many events before and after it
   * @param hits those that a verdict points at
   */
  public List<MessageView> around(String event, int context, Set<String> hits) {
    Optional<Place> place =
        jdbc.sql("select room, received_at from events where id = ?")
            .param(event)
            .query((row, n) -> new Place(row.getString(1), row.getTimestamp(2)))
            .optional();
    return place.map(there -> near(event, there, context, hits)).orElse(List.of());
  }

  private List<MessageView> near(String event, Place place, int context, Set<String> hits) {
    return inWords(
        jdbc.sql(
                """
                with near as (
                  (select * from events where room = :room and (received_at, id) <= (:at, :id)
                     order by received_at desc, id desc limit :before)
                  union all
                  (select * from events where room = :room and (received_at, id) > (:at, :id)
                     order by received_at, id limit :after))
                """
                    + SELECT
                    + "from near e")
            .param("room", place.room())
            .param("at", place.at())
            .param("id", event)
            .param("before", context + 1)
            .param("after", context)
            .query((row, n) -> MessageRow.of(row))
            .list(),
        hits);
  }

  private List<MessageView> inWords(List<MessageRow> rows, Set<String> hits) {
    Map<String, MessageRow> known = new HashMap<>();
    rows.forEach(row -> known.put(row.id(), row));
    rows(rows.stream()
            .flatMap(row -> row.relatesTo().stream())
            .filter(id -> !known.containsKey(id))
            .distinct()
            .toList())
        .forEach(row -> known.put(row.id(), row));
    return rows.stream()
        .map(
            row -> {
              MessageRow related = row.relatesTo().map(known::get).orElse(null);
              boolean isHere = related != null && related.room().equals(row.room());
              return MessageWords.of(row, isHere ? related : null, hits.contains(row.id()));
            })
        .toList();
  }

  private List<MessageRow> rows(Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : jdbc.sql(SELECT + "from events e where e.id = any(?)")
            .param(ids.stream().filter(id -> id.indexOf('\0') < 0).toArray(String[]::new))
            .query((row, n) -> MessageRow.of(row))
            .list();
  }
}
