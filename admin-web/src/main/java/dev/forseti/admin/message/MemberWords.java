package dev.forseti.admin.message;

import dev.forseti.admin.message.MessageView.Detail;
import dev.forseti.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change of somebody's membership in words; the sender's id stands beside it already. */
final class MemberWords {
  private MemberWords() {}

  /** What the sender did, naming only another than the sender. */
  static String of(MessageRow row) {
    String whom = row.stateKey() == null ? "" : row.stateKey();
    boolean own = whom.equals(row.sender());
    String membership = membership(row.content());
    return switch (membership) {
      case "join" -> own ? joins(row) : "lets " + whom + " join the room";
      case "leave" -> own ? leaves(row.before()) : takesOut(whom, row.before());
      case "invite" -> "invites " + (own ? "themselves" : whom);
      case "ban" -> "bans " + (own ? "themselves" : whom);
      case "knock" -> own ? "asks to be let in" : "asks for " + whom + " to be let in";
      default -> "sets the membership " + membership + (own ? "" : " of " + whom);
    };
  }

  /** Names before and after, and what an invitation shows of its room. */
  static List<Detail> details(MessageRow row) {
    List<Detail> details = new ArrayList<>();
    Json.Obj before = row.before();
    if (before != null && isProfileChange(row, before)) {
      changed(details, "name", before.string("displayname"), row.content().string("displayname"));
      changed(details, "picture", before.string("avatar_url"), row.content().string("avatar_url"));
    } else {
      row.content().string("displayname").ifPresent(name -> add(details, "named", name));
    }
    row.content().string("reason").ifPresent(reason -> add(details, "reason", reason));
    Json.Obj room = row.roomState();
    room.object("m.room.name").string("name").ifPresent(it -> add(details, "room's name", it));
    room.object("m.room.canonical_alias")
        .string("alias")
        .ifPresent(it -> add(details, "room's address", it));
    room.object("m.room.topic").string("topic").ifPresent(it -> add(details, "room's topic", it));
    room.object("m.room.avatar").string("url").ifPresent(it -> add(details, "room's picture", it));
    return details;
  }

  private static String joins(MessageRow row) {
    Json.Obj before = row.before();
    if (before == null || !isProfileChange(row, before)) {
      return "joins the room";
    }
    List<String> what = new ArrayList<>();
    if (!before.string("displayname").equals(row.content().string("displayname"))) {
      what.add("name");
    }
    if (!before.string("avatar_url").equals(row.content().string("avatar_url"))) {
      what.add("picture");
    }
    return what.isEmpty() ? "joins the room again" : "changes the " + String.join(" and ", what);
  }

  private static boolean isProfileChange(MessageRow row, Json.Obj before) {
    return membership(before).equals("join") && membership(row.content()).equals("join");
  }

  private static String leaves(Json.@Nullable Obj before) {
    return switch (membership(before)) {
      case "invite" -> "declines the invitation";
      case "knock" -> "no longer asks to be let in";
      default -> "leaves the room";
    };
  }

  private static String takesOut(String whom, Json.@Nullable Obj before) {
    return switch (membership(before)) {
      case "ban" -> "lifts the ban of " + whom;
      case "invite" -> "takes back the invitation of " + whom;
      case "knock" -> "does not let " + whom + " in";
      default -> "takes " + whom + " out of the room";
    };
  }

  private static String membership(Json.@Nullable Obj content) {
    return content == null ? "" : content.string("membership").orElse("");
  }

  private static void changed(
      List<Detail> details, String label, Optional<String> before, Optional<String> after) {
    if (!before.equals(after)) {
      add(details, label, before.orElse("none") + " → " + after.orElse("none"));
    } else if (label.equals("name")) {
      after.ifPresent(name -> add(details, "named", name));
    }
  }

  private static void add(List<Detail> details, String label, String text) {
    if (!text.isEmpty()) {
      details.add(new Detail(label, text));
    }
  }
}
