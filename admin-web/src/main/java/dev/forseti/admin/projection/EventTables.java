package dev.forseti.admin.projection;

import dev.forseti.admin.store.StoredText;
import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.wire.JsonText;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened, and who is in which room. */
@Component
public class EventTables {
  private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

  private final JdbcClient jdbc;

  EventTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores the event. Only its first copy changes who is in the room and what that is called, and
   * only when the room's members saw it happen: a late copy, history and what the homeserver
   * refused say nothing about the present.
   */
  void event(RoomEvent event) {
    if (add(event) == 0) {
      event.flags().stream().filter(EventFlag::isJudgement).forEach(flag -> judge(event, flag));
    } else if (event.flags().stream().noneMatch(EventTables::isNotThePresent)) {
      present(event);
    }
  }

  private static boolean isNotThePresent(EventFlag flag) {
    return flag.isJudgement() || flag == EventFlag.BACKFILLED;
  }

  private void present(RoomEvent event) {
    event.target().ifPresent(user -> member(event, user));
    if ("".equals(event.stateKey())) {
      switch (event.type()) {
        case "m.room.name" -> label(event, "name", "name");
        case "m.room.canonical_alias" -> label(event, "alias", "alias");
        default -> {}
      }
    }
  }

  /** How many rows that made: none for another copy. */
  private int add(RoomEvent event) {
    return jdbc.sql(
            """
            insert into events
              (id, room, sender, server, type, content, sent_at, received_at, state_key, redacts,
                flags, room_state)
            values
              (:id, :room, :sender, :server, :type, :content, :sent, :received, :key, :redacts,
                :flags, nullif(:room_state, '{}'))
            on conflict (id) do nothing\
            """)
        .param("id", event.eventId().value())
        .param("room", event.roomId().value())
        .param("sender", event.sender().value())
        .param("server", Subject.server(event.originServer()).id())
        .param("type", StoredText.of(event.type()))
        .param("content", JsonText.string(event.content()))
        .param("sent", Timestamp.from(inRange(event.sentAt())))
        .param("received", Timestamp.from(event.receivedAt()))
        .param("key", stored(event.stateKey()), Types.VARCHAR)
        .param("room_state", JsonText.string(event.roomState()))
        .param("redacts", id(event.redacts()), Types.VARCHAR)
        .param(
            "flags", event.flags().stream().map(EventFlag::name).collect(Collectors.joining(" ")))
        .update();
  }

  /** Another copy's judgement; what is stored of the event stays as it came first. */
  private void judge(RoomEvent event, EventFlag flag) {
    jdbc.sql(
            """
            update events set flags = trim(flags || ' ' || :flag)
            where id = :id and position(:flag in flags) = 0\
            """)
        .param("flag", flag.name())
        .param("id", event.eventId().value())
        .update();
  }

  private void label(RoomEvent event, String kind, String field) {
    jdbc.sql(
            """
            insert into room_labels (room, kind, label, at) values (?, ?, ?, ?)
            on conflict (room, kind) do update set label = excluded.label, at = excluded.at
            where room_labels.at <= excluded.at\
            """)
        .params(
            event.roomId().value(),
            kind,
            StoredText.of(event.content().string(field).orElse("")),
            Timestamp.from(event.receivedAt()))
        .update();
  }

  /** Who he is called is his own word: whoever invites or bans him may write any name. */
  private void member(RoomEvent event, UserId user) {
    String name =
        event.sender().equals(user) ? event.content().string("displayname").orElse("") : "";
    jdbc.sql(
            """
            insert into members (room, user_id, membership, name, at) values (?, ?, ?, ?, ?)
            on conflict (room, user_id) do update set
              membership = excluded.membership, at = excluded.at,
              name = case when excluded.name = '' then members.name else excluded.name end
            where members.at <= excluded.at\
            """)
        .params(
            event.roomId().value(),
            user.value(),
            StoredText.of(event.content().string("membership").orElse("")),
            StoredText.of(name),
            Timestamp.from(event.receivedAt()))
        .update();
  }

  /** A sender may claim any time; the database knows none that is so far away. */
  private static Instant inRange(Instant claimed) {
    return claimed.isBefore(EARLIEST) ? EARLIEST : claimed.isAfter(LATEST) ? LATEST : claimed;
  }

  private static @Nullable String stored(@Nullable String text) {
    return text == null ? null : StoredText.of(text);
  }

  private static @Nullable String id(@Nullable EventId id) {
    return id == null ? null : id.value();
  }
}
