package dev.forseti.parity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.lists.entry.EntryKind;
import dev.forseti.lists.entry.ListState;
import dev.forseti.lists.entry.Recommendation;
import dev.forseti.lists.entry.WatchedEntry;
import dev.forseti.lists.index.EntityIndex;
import dev.forseti.lists.index.Hit;
import dev.forseti.model.Json;
import dev.forseti.model.ListEvent;
import dev.forseti.wire.JsonText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Writes lists, questions and our answers, one list a line as JSON: {@code {"states": [[event …],
 * …], "questions": [{"kind", "entity", "hits": [{"event", "recommendation", "exact"}]}]}}; the
 * answers are about the last state. Arguments: how many lists, and the first seed.
 */
public final class Main {
  private static final int STATES = 3;
  private static final int QUESTIONS = 40;

  private Main() {}

  /** Writes to the standard output. */
  public static void main(String[] args) {
    int lists = Integer.parseInt(args[0]);
    long seed = Long.parseLong(args[1]);
    PrintStream out = new PrintStream(System.out, false, UTF_8);
    for (int i = 0; i < lists; i++) {
      out.println(JsonText.string(line(new MadeEntities(new SplittableRandom(seed + i)))));
    }
    out.flush();
  }

  private static Json.Obj line(MadeEntities entities) {
    MadeList made = new MadeList(entities);
    ListState ours = new ListState();
    List<Json> states = new ArrayList<>();
    for (int i = 0; i < STATES; i++) {
      List<ListEvent> state = made.change();
      ours.replace(state);
      states.add(new Json.Arr(state.stream().map(Main::event).toList()));
    }
    EntityIndex<WatchedEntry> index = new EntityIndex<>(entities.random().nextLong());
    ours.entries().forEach(entry -> index.add(entry.kind(), entry.entity(), entry));
    List<Json> questions = new ArrayList<>();
    for (int i = 0; i < QUESTIONS; i++) {
      EntryKind kind = entities.any(List.of(EntryKind.values()));
      String id = entities.id(kind);
      questions.add(question(kind, id, index.check(kind, id)));
    }
    return object("states", new Json.Arr(states), "questions", new Json.Arr(questions));
  }

  private static Json question(EntryKind kind, String id, List<Hit<WatchedEntry>> hits) {
    List<Json> ours = new ArrayList<>();
    for (Hit<WatchedEntry> hit : hits) {
      if (hit.value().recommendation() != Recommendation.UNKNOWN) {
        ours.add(
            object(
                "event", text(hit.value().eventId().value()),
                "recommendation", text(hit.value().recommendation().name()),
                "exact", new Json.Bool(hit.isExact())));
      }
    }
    String name = kind.name().toLowerCase(Locale.ROOT);
    return object("kind", text(name), "entity", text(id), "hits", new Json.Arr(ours));
  }

  private static Json event(ListEvent event) {
    Json.Obj unsigned =
        event.isRedacted()
            ? object("redacted_because", object("sender", text(event.sender().value())))
            : Json.Obj.EMPTY;
    return object(
        "type", text(event.type()),
        "state_key", text(event.stateKey()),
        "room_id", text(event.list().value()),
        "sender", text(event.sender().value()),
        "event_id", text(event.eventId().value()),
        "origin_server_ts", new Json.Int(event.at().toEpochMilli()),
        "unsigned", unsigned,
        "content", event.content());
  }

  private static Json text(String value) {
    return new Json.Str(value);
  }

  private static Json.Obj object(Object... pairs) {
    Map<String, Json> fields = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put((String) pairs[i], (Json) pairs[i + 1]);
    }
    return new Json.Obj(fields);
  }
}
