package dev.forseti.admin.search;

import dev.forseti.admin.Samples;
import dev.forseti.admin.SignedInFixture;
import dev.forseti.model.Json;
import dev.forseti.wire.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A console with messages to find. */
abstract class SearchFixture extends SignedInFixture {
  static final String ROOM = "!room:hs.example";

  /** What is said now. */
  void say(String id, String text) {
    say(id, text, Clock.systemUTC().instant());
  }

  void say(String id, String text, Instant at) {
    put(id, "m.room.message", null, Map.of("body", text, "msgtype", "m.text"), at);
  }

  void put(String id, String type, @Nullable String key, Map<String, String> content, Instant at) {
    Map<String, Json> fields = new HashMap<>();
    content.forEach((name, value) -> fields.put(name, new Json.Str(value)));
    console
        .projections()
        .apply(
            Topics.EVENTS,
            "",
            Samples.seen(id, ROOM, Samples.EVE, type, key, new Json.Obj(fields), at));
  }

  /** Lets the index take in what has changed. */
  void catchUp() throws Exception {
    console.bean(IndexKeeper.class).catchUp(() -> true);
  }

  List<String> found(String typed) throws Exception {
    catchUp();
    return console.bean(MessageSearch.class).find(typed, null).hits().stream()
        .map(hit -> hit.message().id())
        .toList();
  }

  /** The same by the index alone, which may know what the database has forgotten. */
  List<String> indexed(String typed) throws Exception {
    catchUp();
    return MadeIndex.found(index(), typed);
  }

  EventIndex index() {
    return console.bean(SearchIndex.class).current().orElseThrow();
  }

  Path folder() {
    return console.searchFolder().resolve(IndexKeeper.FOLDER);
  }

  int sql(String sql, Object... params) {
    return console.bean(JdbcClient.class).sql(sql).params(params).update();
  }
}
