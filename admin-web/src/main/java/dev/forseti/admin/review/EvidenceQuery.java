package dev.forseti.admin.review;

import dev.forseti.admin.message.MessageQuery;
import dev.forseti.admin.message.MessageView;
import dev.forseti.model.Reputation;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
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
  private final MessageQuery messages;

  EvidenceQuery(JdbcClient jdbc, MessageQuery messages) {
    this.jdbc = jdbc;
    this.messages = messages;
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
    messages.withIds(ids, ids).forEach(each -> found.put(each.id(), each));
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
      for (MessageView message : messages.around(hit, context, hits)) {
        if (rooms.size() < ROOMS || rooms.containsKey(message.room())) {
          rooms
              .computeIfAbsent(message.room(), room -> new LinkedHashMap<>())
              .put(message.id(), message);
        }
      }
    }
    Map<String, List<MessageView>> sorted = new LinkedHashMap<>();
    rooms.forEach((room, messages) -> sorted.put(room, sorted(messages.values())));
    return sorted;
  }

  /** The newest events of a subject, of at most five rooms, where no verdict names any. */
  public Map<String, List<MessageView>> newest(Subject subject) {
    Map<String, List<MessageView>> rooms = new LinkedHashMap<>();
    for (MessageView message : messages.of(subject)) {
      if (rooms.size() < ROOMS || rooms.containsKey(message.room())) {
        rooms.computeIfAbsent(message.room(), room -> new ArrayList<>()).add(message);
      }
    }
    rooms.replaceAll((room, messages) -> sorted(messages));
    return rooms;
  }

  private static List<MessageView> sorted(Collection<MessageView> messages) {
    return messages.stream()
        .sorted(Comparator.comparing(MessageView::at).thenComparing(MessageView::id))
        .toList();
  }

  private static <T> T read(Topic<T> topic, String text) {
    return topic.codec().decode(text.getBytes(StandardCharsets.UTF_8));
  }
}
