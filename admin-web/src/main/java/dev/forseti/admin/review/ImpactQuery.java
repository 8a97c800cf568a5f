package dev.forseti.admin.review;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.list.FollowerQuery;
import dev.forseti.admin.message.SubjectEvents;
import dev.forseti.features.Account;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what a decision would touch. */
@Component
public class ImpactQuery {
  private static final String SPOKEN =
      " type in ('m.room.message', 'm.room.encrypted', 'm.sticker')";

  private final JdbcClient jdbc;
  private final AdminConfig config;
  private final FollowerQuery followers;

  ImpactQuery(JdbcClient jdbc, AdminConfig config, FollowerQuery followers) {
    this.jdbc = jdbc;
    this.config = config;
    this.followers = followers;
  }

  /** What a decision about the subject touches as of now. */
  public Impact of(Subject subject) {
    return jdbc.sql(
            "with theirs as (select room from events where "
                + SubjectEvents.of(subject.kind())
                + " and"
                + SPOKEN
                + """
                order by received_at desc limit :most + 1),
                there as (select user_id from (select distinct room from theirs) r,
                  lateral (select user_id from members m
                    where m.room = r.room and membership = 'join' limit :most + 1) joined
                  limit :most + 1)
                select (select count(*) from theirs),
                  (select count(*) from (select distinct room from theirs) rooms),
                  (select count(*) from there),
                  (select count(*) from (select distinct user_id from there) users)\
                """)
        .param("id", subject.id())
        .param("key", subject.key())
        .param("most", Impact.MOST)
        .query(
            (row, n) ->
                new Impact(
                    Math.min(row.getLong(1), Impact.MOST),
                    row.getLong(2),
                    row.getLong(4),
                    Math.max(row.getLong(1), row.getLong(3)) > Impact.MOST,
                    followers.count(),
                    isModerator(subject),
                    isBridged(subject)))
        .single();
  }

  /** A moderator, or the server of one. */
  private boolean isModerator(Subject subject) {
    return switch (subject.kind()) {
      case USER -> config.moderators().contains(subject.id());
      case SERVER ->
          config.moderators().stream()
              .flatMap(moderator -> UserId.read(moderator).stream())
              .anyMatch(moderator -> Subject.server(moderator.server()).equals(subject));
      case ROOM, LINK, CAMPAIGN, BRIDGE -> false;
    };
  }

  /** Whether it is a user whom a bridge brings, by the one rule for such ids. */
  private static boolean isBridged(Subject subject) {
    return subject.kind() == Subject.Kind.USER
        && UserId.read(subject.id()).filter(Account::isOfABridge).isPresent();
  }
}
