package dev.forseti.policy.management;

import dev.forseti.model.Decision;
import dev.forseti.model.Outcome;
import dev.forseti.model.PrintableText;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.publish.Undos;
import dev.forseti.policy.rooms.ShortText;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.policy.state.VerdictSummary;
import dev.forseti.policy.watch.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What policy knows of somebody. */
final class SubjectText {
  private static final int LONGEST = 300;

  private final ManagementConfig config;
  private final PolicyState state;
  private final PolicyView policy;

  SubjectText(ManagementConfig config, PolicyState state, PolicyView policy) {
    this.config = config;
    this.state = state;
    this.policy = policy;
  }

  String of(Subject whom, Instant now) {
    List<String> lines = new ArrayList<>();
    state.published().stream()
        .filter(each -> each.subject().equals(whom) && each.roomId().equals(policy.policyRoom()))
        .forEach(entry -> lines.add(entry(entry)));
    Undos.newestHolding(state.history(whom), now).ifPresent(each -> lines.add(decision(each)));
    state.history(whom).verdicts().stream()
        .reduce((one, newer) -> newer)
        .ifPresent(verdict -> lines.add(verdict(verdict)));
    bans(whom).ifPresent(lines::add);
    held(whom).ifPresent(lines::add);
    if (whom.kind() == Subject.Kind.USER) {
      UserId.read(whom.id()).flatMap(user -> lists(user, now)).ifPresent(lines::add);
    }
    return lines.isEmpty()
        ? "Nothing is known of " + whom.id() + ": no entry, no decision, and no verdict of rules."
        : whom.id() + ":\n" + String.join("\n", lines);
  }

  private static String entry(PublishedEntry published) {
    Instant end = published.entry().expiresAt();
    return "Listed since %s%s: %s"
        .formatted(
            Moments.text(published.publishedAt()),
            end == null ? "" : ", until " + Moments.text(end),
            shown(published.entry().reason()));
  }

  private static String decision(Decision decision) {
    String what =
        switch (decision.kind()) {
          case LIST -> "to be listed";
          case CLEAR -> "cleared";
          case WATCH -> "to be watched";
          case UNDO -> "undone";
        };
    Instant end = decision.expiresAt();
    return "Decided by %s on %s%s: %s (%s)"
        .formatted(
            shown(decision.moderator()),
            Moments.text(decision.at()),
            end == null ? "" : ", until " + Moments.text(end),
            what,
            shown(decision.reason()));
  }

  private static String verdict(VerdictSummary verdict) {
    return "Rules say %s since %s: %s (%s)"
        .formatted(
            verdict.standing().name().toLowerCase(Locale.ROOT),
            Moments.text(verdict.at()),
            shown(verdict.publicReason()),
            StatusText.counted(verdict.events().size(), "event", "events"));
  }

  private Optional<String> bans(Subject whom) {
    Set<String> causes = state.bans().causes(whom);
    List<RoomId> rooms =
        state.bans().rooms(whom).stream()
            .filter(
                room -> causes.stream().anyMatch(each -> state.bans().isInForce(whom, room, each)))
            .toList();
    return rooms.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Banned by me in %s of the %d that I protect"
                .formatted(
                    StatusText.counted(rooms.size(), "room", "rooms"), config.rooms().size()));
  }

  private Optional<String> held(Subject whom) {
    return state.outcomes().of(whom).stream()
        .filter(
            each -> each.status() == Outcome.Status.HELD || each.status() == Outcome.Status.REFUSED)
        .max(Comparator.comparing(Outcome::at))
        .map(
            each ->
                "%s on %s: %s (%s)"
                    .formatted(
                        each.status() == Outcome.Status.HELD ? "Held back" : "Refused",
                        Moments.text(each.at()),
                        each.kind().name().toLowerCase(Locale.ROOT),
                        shown(each.detail())));
  }

  private Optional<String> lists(UserId user, Instant now) {
    return switch (policy.wordOn(user, now)) {
      case Word.Ban ban -> Optional.of("The list " + ban.list() + " says: ban");
      case Word.Suggest suggest ->
          Optional.of("The list " + suggest.list() + " says it to you as a suggestion: ban");
      case Word.Wait wait -> Optional.of("What lists say is not known yet");
      case Word.Nothing nothing -> Optional.empty();
    };
  }

  private static String shown(String text) {
    return PrintableText.of(ShortText.of(text, LONGEST));
  }
}
