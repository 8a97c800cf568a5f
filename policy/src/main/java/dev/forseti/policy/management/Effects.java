package dev.forseti.policy.management;

import dev.forseti.model.Measure.Kind;
import dev.forseti.model.Outcome;
import dev.forseti.model.Outcome.Status;
import dev.forseti.model.PrintableText;
import dev.forseti.model.Subject;
import dev.forseti.policy.rooms.ShortText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What came of a decision.
 *
 * @param outcomes the newest of each measure of which there is one since then
 */
record Effects(List<Outcome> outcomes) {
  private static final int LONGEST_DETAIL = 200;
  private static final Set<Status> OPEN = EnumSet.of(Status.HELD, Status.REFUSED, Status.RETRYING);

  /**
   * In words.
   *
   * @param enforced whether anything is done in rooms
   * @param isDone whether nothing is left to do
   */
  String text(boolean enforced, boolean isDone) {
    List<String> done = new ArrayList<>();
    add(done, Kind.PUBLISH, "listed");
    add(done, Kind.RETRACT, "taken off the list");
    addRooms(done, Kind.BAN, isAboutServer() ? "shut out of" : "banned in");
    addRooms(done, Kind.UNBAN, "let in again in");
    int removed = count(Kind.REDACT, Status.DONE);
    if (removed > 0) {
      done.add(removed == 1 ? "1 message removed" : removed + " messages removed");
    }
    boolean isAsItWas = isDone && outcomes.stream().noneMatch(each -> OPEN.contains(each.status()));
    String text = done.isEmpty() ? "" : "Done: " + String.join(", ", done) + ".";
    return (text.isEmpty() && isAsItWas ? "Nothing had to be changed." : text)
        + whyNot(Status.HELD, "Held back")
        + whyNot(Status.REFUSED, "Refused by the homeserver")
        + whyNot(Status.RETRYING, "Tried again")
        + (enforced ? "" : " Nobody is banned in rooms: policy.enforce is off.");
  }

  private boolean isAboutServer() {
    return outcomes.stream().anyMatch(each -> each.subject().kind() == Subject.Kind.SERVER);
  }

  private void add(List<String> done, Kind kind, String words) {
    if (count(kind, Status.DONE) + count(kind, Status.SIMULATED) > 0) {
      done.add(words);
    }
  }

  private void addRooms(List<String> done, Kind kind, String words) {
    int rooms = count(kind, Status.DONE) + count(kind, Status.SIMULATED);
    if (rooms > 0) {
      done.add(words + (rooms == 1 ? " 1 room" : " " + rooms + " rooms"));
    }
  }

  private int count(Kind kind, Status status) {
    return (int)
        outcomes.stream().filter(each -> each.kind() == kind && each.status() == status).count();
  }

  private String whyNot(Status status, String words) {
    List<Outcome> such = outcomes.stream().filter(each -> each.status() == status).toList();
    Optional<Outcome> first = such.stream().findFirst();
    if (first.isEmpty()) {
      return "";
    }
    String kind = first.get().kind().name().toLowerCase(Locale.ROOT);
    String more = such.size() == 1 ? "" : " and " + (such.size() - 1) + " more";
    String detail = PrintableText.of(ShortText.of(first.get().detail(), LONGEST_DETAIL));
    return " %s: %s%s (%s).".formatted(words, kind, more, detail);
  }
}
