package dev.forseti.features;

import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The users and rooms that an event names: whom it calls, and what it leads to. A user is called by
 * {@code m.mentions}, by a link in HTML that clients show as a name, and, where no {@code
 * m.mentions} says otherwise, by the id that a text begins with or by a list of ids. Any other id
 * of a user in the text is an address to go to; a room always is, but the room it is said in.
 *
 * @param called users, each once, at most {@value #MOST}
 * @param linked ids of rooms and users
 */
record SeenIds(Set<String> called, List<String> linked) {
  /** Further users are ignored. */
  private static final int MOST = 256;

  private static final int LEAST_OF_A_LIST = 3;
  private static final SeenIds NONE = new SeenIds(Set.of(), List.of());

  /** Behind so many entries that call nobody no more are looked at. */
  private static final int MOST_ENTRIES = 1_024;

  /**
   * Reads them.
   *
   * @param mentions where {@code m.mentions} stands
   * @param edit whether it replaces an event: then only {@code m.mentions} calls anybody
   * @param room where it is said
   */
  static SeenIds of(SeenText seen, Json.Obj mentions, boolean edit, String room) {
    if (namesNobody(seen, mentions)) {
      return NONE;
    }
    Set<String> called = new LinkedHashSet<>();
    callUsers(mentions.object("m.mentions").array("user_ids"), called);
    Set<String> named = new LinkedHashSet<>(called);
    Set<String> linked = new LinkedHashSet<>();
    for (HtmlText.Anchor anchor : seen.anchors()) {
      for (String id : MatrixIds.in(anchor.target())) {
        (isUser(id) ? named : linked).add(id);
      }
    }
    Set<String> inText = new LinkedHashSet<>();
    if (seen.place() != Place.DISPLAY_NAME) { // some clients take an id for a name
      seen.linked().forEach(text -> inText.addAll(MatrixIds.in(text)));
    }
    if (!mentions.has("m.mentions") && callsByText(seen, inText)) {
      inText.stream().filter(SeenIds::isUser).forEach(named::add);
    }
    inText.stream().filter(id -> !isUser(id) || !named.contains(id)).forEach(linked::add);
    if (!edit) {
      named.forEach(id -> call(id, called));
    }
    linked.remove(room);
    return new SeenIds(called, new ArrayList<>(linked));
  }

  /** As most events. */
  private static boolean namesNobody(SeenText seen, Json.Obj mentions) {
    for (String text : seen.linked()) {
      if (MatrixIds.mayHave(text)) {
        return false;
      }
    }
    return seen.anchors().isEmpty() && mentions.object("m.mentions").array("user_ids").isEmpty();
  }

  /** One id within a text is somebody to go to; one at its beginning is spoken to, as is a list. */
  private static boolean callsByText(SeenText seen, Set<String> ids) {
    long users = ids.stream().filter(SeenIds::isUser).count();
    return seen.place().isTalk() && (users >= LEAST_OF_A_LIST || seen.text().startsWith("@"));
  }

  /** What is no id of a user calls nobody. */
  private static void callUsers(List<Json> entries, Set<String> called) {
    for (Json user : entries.subList(0, Math.min(entries.size(), MOST_ENTRIES))) {
      if (user instanceof Json.Str(String id)) {
        call(id, called);
      }
    }
  }

  private static boolean isUser(String id) {
    return id.startsWith("@");
  }

  private static void call(String id, Set<String> called) {
    if (called.size() < MOST && isUser(id) && UserId.read(id).isPresent()) {
      called.add(id);
    }
  }
}
