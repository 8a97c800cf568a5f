package dev.forseti.admin.projection;

import dev.forseti.admin.store.StoredText;
import dev.forseti.lists.entry.Entity;
import dev.forseti.lists.entry.EntryKind;
import dev.forseti.lists.entry.EntryReader;
import dev.forseti.lists.entry.EntryReading.Read;
import dev.forseti.lists.entry.PatternSafeEntity;
import dev.forseti.lists.entry.WatchedEntry;
import dev.forseti.lists.index.EntityIndex;
import dev.forseti.model.WatchedEvent;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What stands in the lists of others that are watched. What is no entry has no row, nor has one
 * whose entity holds a U+0000, as no id does that is kept here.
 */
@Component
class WatchedTable {
  private final JdbcClient jdbc;

  WatchedTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** That now stands at its place, whatever stood there before. */
  void stands(WatchedEvent watched) {
    if (EntryReader.read(watched.event()) instanceof Read(WatchedEntry entry)
        && entry.named().indexOf('\0') < 0) {
      write(watched, entry);
    } else {
      gone(watched.event().place());
    }
  }

  /** Nothing stands at that place any more. */
  void gone(String place) {
    jdbc.sql("delete from watched_entries where place = ?").param(key(place)).update();
  }

  /** Servers may let state keys be of any length, and PostgreSQL keys may not. */
  private static String key(String place) {
    return PatternSafeEntity.sha256(place);
  }

  private void write(WatchedEvent watched, WatchedEntry entry) {
    Instant expires = entry.expiresAt();
    jdbc.sql(
            """
            insert into watched_entries (place, list, kind, form, entity, covers, said, written,
              reason, sender, at, expires_at, aside)
            values (:place, :list, :kind, :form, :entity, :covers, :said, :written,
              :reason, :sender, :at, :expires, :aside)
            on conflict (place) do update set
              list = excluded.list, kind = excluded.kind, form = excluded.form,
              entity = excluded.entity, covers = excluded.covers, said = excluded.said,
              written = excluded.written, reason = excluded.reason, sender = excluded.sender,
              at = excluded.at, expires_at = excluded.expires_at, aside = excluded.aside\
            """)
        .param("place", key(watched.event().place()))
        .param("list", StoredText.of(watched.list()))
        .param("kind", entry.kind().name())
        .param("form", form(entry.entity()))
        .param("entity", entry.named())
        .param("covers", covers(entry.kind(), entry.entity()))
        .param("said", entry.recommendation().name())
        .param("written", StoredText.of(entry.written()))
        .param("reason", StoredText.of(entry.reason()))
        .param("sender", StoredText.of(entry.sender().value()))
        .param("at", Timestamp.from(entry.at()))
        .param("expires", timestamp(expires))
        .param("aside", StoredText.of(watched.why()))
        .update();
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }

  private static String form(Entity entity) {
    return switch (entity) {
      case Entity.Literal unused -> "LITERAL";
      case Entity.Glob unused -> "GLOB";
      case Entity.Hashed unused -> "HASHED";
    };
  }

  private static String covers(EntryKind kind, Entity entity) {
    return switch (entity) {
      case Entity.Literal(String id) -> EntityIndex.compared(kind, id);
      case Entity.Glob(String pattern) -> likePattern(EntityIndex.compared(kind, pattern));
      case Entity.Hashed(String sha256) -> sha256;
    };
  }

  private static String likePattern(String glob) {
    return glob.replace("\\", "\\\\")
        .replace("%", "\\%")
        .replace("_", "\\_")
        .replace('*', '%')
        .replace('?', '_');
  }
}
