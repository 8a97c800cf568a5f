package dev.forseti.admin.list;

import dev.forseti.admin.store.StoredText;
import dev.forseti.lists.entry.Entity;
import dev.forseti.lists.entry.EntryKind;
import dev.forseti.lists.entry.PatternSafeEntity;
import dev.forseti.lists.entry.Recommendation;
import dev.forseti.lists.index.EntityIndex;
import dev.forseti.lists.index.Hit;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the lists of others that are watched say of a subject. */
@Component
public class WatchedQuery {
  /** So many entries of a list are told, those that hold first, then the newest. */
  public static final int MOST_OF_A_LIST = 10;

  /** Few entries are compared at a time: nobody gains by knowing it. */
  private static final long SEED = 0;

  private static final String CANDIDATES =
      """
      with covering as (
        select * from watched_entries
          where kind = :kind and form = 'LITERAL' and covers = :compared
        union all select * from watched_entries
          where kind = :kind and form = 'HASHED' and covers = :hash
        union all select * from watched_entries
          where kind = :kind and form = 'GLOB' and :compared like covers escape '\\'),
      timed as (select *, coalesce(expires_at <= now(), false) as is_over from covering)
      select * from (
        select *, row_number() over (partition by list order by is_over, at desc, place) as nr
        from timed) ranked
      where nr <= :most\
      """;

  private static final Comparator<Word> IN_FORCE_FIRST =
      Comparator.comparing(Word::isOver)
          .thenComparing(Word::at, Comparator.reverseOrder())
          .thenComparing(Word::list)
          .thenComparing(Word::entity);

  private final JdbcClient jdbc;

  WatchedQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An entry that covers the subject, or the server that a user is on.
   *
   * @param list the list as the operator names it
   * @param entity what it names; a hash for one that does not tell
   * @param said what it recommends, as this version knows it
   * @param written the same as it was written
   * @param reason as its writer gave it; empty for none
   * @param sender who wrote it
   * @param at when, as the writer's server claims
   * @param expiresAt until when it holds; null for ever
   * @param isOver whether that is past
   * @param aside why it was set aside; empty if it was not
   * @param isExact whether it covers the id in the case as written
   */
  public record Word(
      String list,
      String entity,
      Recommendation said,
      String written,
      String reason,
      String sender,
      Instant at,
      @Nullable Instant expiresAt,
      boolean isOver,
      String aside,
      boolean isExact) {
    Word with(boolean exact) {
      return new Word(
          list, entity, said, written, reason, sender, at, expiresAt, isOver, aside, exact);
    }
  }

  /** The entries about it, those that hold first, then the newest; none of links and groups. */
  public List<Word> of(Subject subject) {
    List<Word> found = new ArrayList<>();
    switch (subject.kind()) {
      case USER -> {
        found.addAll(of(EntryKind.USER, subject.id()));
        UserId.read(subject.id())
            .map(user -> Subject.server(user.server()).id())
            .ifPresent(server -> found.addAll(of(EntryKind.SERVER, server)));
      }
      case SERVER -> found.addAll(of(EntryKind.SERVER, subject.id()));
      case ROOM -> found.addAll(of(EntryKind.ROOM, subject.id()));
      case LINK, CAMPAIGN, BRIDGE -> {}
    }
    return found.stream().sorted(IN_FORCE_FIRST).toList();
  }

  /** The database finds who may cover it; who does, the same index says as everywhere. */
  private List<Word> of(EntryKind kind, String id) {
    String compared = EntityIndex.compared(kind, id);
    var index = new EntityIndex<Word>(SEED);
    jdbc.sql(CANDIDATES)
        .param("kind", kind.name())
        .param("compared", StoredText.of(compared))
        .param("hash", PatternSafeEntity.sha256(kind == EntryKind.SERVER ? compared : id))
        .param("most", MOST_OF_A_LIST)
        .query(
            (ResultSet row) -> {
              index.add(kind, entity(row), word(row));
            });
    return index.check(kind, id).stream().map(WatchedQuery::word).toList();
  }

  private static Word word(Hit<Word> hit) {
    return hit.value().with(hit.isExact());
  }

  private static Entity entity(ResultSet row) throws SQLException {
    String text = row.getString("entity");
    return switch (row.getString("form")) {
      case "LITERAL" -> new Entity.Literal(text);
      case "GLOB" -> new Entity.Glob(text);
      default -> new Entity.Hashed(text);
    };
  }

  private static Word word(ResultSet row) throws SQLException {
    Timestamp expires = row.getTimestamp("expires_at");
    return new Word(
        row.getString("list"),
        row.getString("entity"),
        Recommendation.valueOf(row.getString("said")),
        row.getString("written"),
        row.getString("reason"),
        row.getString("sender"),
        row.getTimestamp("at").toInstant(),
        expires == null ? null : expires.toInstant(),
        row.getBoolean("is_over"),
        row.getString("aside"),
        true);
  }
}
