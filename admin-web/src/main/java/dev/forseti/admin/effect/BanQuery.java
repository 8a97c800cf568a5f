package dev.forseti.admin.effect;

import dev.forseti.admin.effect.RoomBan.By;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where subjects are banned: by outcomes of ours, and as taps saw it since. */
@Component
class BanQuery {
  /** A retry that was given up ends like this; nothing was done then. */
  static final String NOT_WANTED = "not wanted any more";

  private static final String USER = "user:";
  private static final int MOST = 20_000;

  private final JdbcClient jdbc;

  BanQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Place(String subject, String room) {}

  /**
   * The newest thing that was done about a subject in a room, by us.
   *
   * @param isBan whether it was a ban, and not the end of one
   */
  private record Done(boolean isBan, String status, String cause, Instant at) {}

  private record Seen(String membership, Instant at, String name) {}

  /** By subject, the bans that are in force, by the rooms' ids. */
  Map<String, List<RoomBan>> of(Collection<String> subjects) {
    Map<Place, Done> done = done(subjects);
    Map<Place, Seen> seen = seen(subjects, done);
    Map<Place, RoomBan> bans = new HashMap<>();
    done.forEach((place, ours) -> put(bans, place, ours, seen.get(place)));
    seen.forEach(
        (place, member) -> {
          if (member.membership().equals("ban")) {
            bans.putIfAbsent(
                place, new RoomBan(place.room(), member.name(), member.at(), By.OTHERS, ""));
          }
        });
    Map<String, Map<String, RoomBan>> sorted = new HashMap<>();
    bans.forEach(
        (place, ban) ->
            sorted.computeIfAbsent(place.subject(), s -> new TreeMap<>()).put(place.room(), ban));
    Map<String, List<RoomBan>> found = new HashMap<>();
    sorted.forEach((subject, byRoom) -> found.put(subject, List.copyOf(byRoom.values())));
    return found;
  }

  private static void put(Map<Place, RoomBan> bans, Place place, Done done, @Nullable Seen member) {
    boolean over =
        member != null && !member.membership().equals("ban") && member.at().isAfter(done.at());
    if (!done.isBan() || over) {
      return;
    }
    By by =
        switch (done.status()) {
          case "ALREADY" -> By.OTHERS;
          case "SIMULATED" -> By.SIMULATED;
          default -> By.OURS;
        };
    String name = member == null ? "" : member.name();
    String cause = by == By.OTHERS ? "" : done.cause();
    bans.put(place, new RoomBan(place.room(), name, done.at(), by, cause));
  }

  private Map<Place, Done> done(Collection<String> subjects) {
    Map<Place, Done> newest = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (o.subject, m.room)
              o.subject, m.room, o.kind, o.status, coalesce(o.cause, m.cause) as cause, o.at
            from outcomes o join room_measures m on m.id = o.measure_id
            where o.subject = any(:subjects) and o.current and o.kind in ('BAN', 'UNBAN')
              and o.status in ('DONE', 'ALREADY', 'SIMULATED') and o.detail <> :given_up
            order by o.subject, m.room, o.at desc, o.kind limit :most\
            """)
        .param("subjects", subjects.toArray(String[]::new))
        .param("given_up", NOT_WANTED)
        .param("most", MOST)
        .query(
            row -> {
              newest.put(
                  new Place(row.getString("subject"), row.getString("room")),
                  new Done(
                      row.getString("kind").equals("BAN"),
                      row.getString("status"),
                      row.getString("cause"),
                      row.getTimestamp("at").toInstant()));
            });
    return newest;
  }

  /** Where they were seen to be banned, and how they stand where we did something. */
  private Map<Place, Seen> seen(Collection<String> subjects, Map<Place, Done> done) {
    List<String> users = new ArrayList<>();
    subjects.stream()
        .filter(subject -> subject.startsWith(USER))
        .forEach(subject -> users.add(subject.substring(USER.length())));
    Map<Place, Seen> seen = new HashMap<>();
    jdbc.sql(
            """
            select u.id, r.room, coalesce(m.membership, '') as membership, m.at,
              coalesce((select l.label from room_labels l where l.room = r.room and l.label <> ''
                order by l.kind desc limit 1), '') as name
            from unnest(:users) as u(id)
              cross join lateral (select room from members b where b.user_id = u.id and b.membership = 'ban'
                union select unnest(:rooms)) r
              left join members m on m.room = r.room and m.user_id = u.id
            limit :most\
            """)
        .param("users", users.toArray(String[]::new))
        .param("rooms", done.keySet().stream().map(Place::room).distinct().toArray(String[]::new))
        .param("most", MOST)
        .query(
            row -> {
              var at = row.getTimestamp("at");
              seen.put(
                  new Place(USER + row.getString("id"), row.getString("room")),
                  new Seen(
                      row.getString("membership"),
                      at == null ? Instant.MIN : at.toInstant(),
                      row.getString("name")));
            });
    return seen;
  }
}
