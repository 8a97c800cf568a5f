package dev.forseti.policy.management;

import dev.forseti.model.Measure.Kind;
import dev.forseti.model.Outcome;
import dev.forseti.model.Outcome.Status;
import dev.forseti.model.PrintableText;
import dev.forseti.policy.rooms.ShortText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of a decision.
 *
 * @param outcomes all of the subject's since then
 */
record Effects(List<Outcome> outcomes) {
  private static final int LONGEST_DETAIL = 200;

  /** What came since the moment. */
  static Effects of(Collection<Outcome> all, Instant since) {
    return new Effects(all.stream().filter(each -> !each.at().isBefore(since)).toList());
  }

  /**
   * In words.
   *
   * @param enforced whether anything is done in rooms
   */
  String text(boolean enforced) {
    List<String> done = new ArrayList<>();
    add(done, Kind.PUBLISH, "listed");
    add(done, Kind.RETRACT, "taken off the list");
    addRooms(done, Kind.BAN, "banned in");
    addRooms(done, Kind.UNBAN, "let in again in");
    int removed = count(Kind.REDACT, Status.DONE);
    if (removed > 0) {
      done.add(removed == 1 ? "1 message removed" : removed + " messages removed");
    }
    String text =
        done.isEmpty() ? "Nothing had to be changed." : "Done: " + String.join(", ", done) + ".";
    return text
        + whyNot(Status.HELD, "Held back")
        + whyNot(Status.REFUSED, "Refused by the homeserver")
        + whyNot(Status.RETRYING, "Tried again")
        + (enforced ? "" : " Nobody is banned in rooms: policy.enforce is off.");
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
