package dev.forseti.policy.management;

import dev.forseti.model.Decision;
import dev.forseti.model.Outcome;
import dev.forseti.model.PrintableText;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.publish.Undos;
import dev.forseti.policy.rooms.Moments;
import dev.forseti.policy.rooms.ShortText;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.policy.state.VerdictSummary;
import dev.forseti.policy.watch.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
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
    Optional<Decision> holding = Undos.newestHolding(state.history(whom), now);
    Set<Subject> named = new LinkedHashSet<>(List.of(whom));
    user(whom).ifPresent(user -> named.add(Subject.server(user.server())));
    state.published().stream()
        .filter(each -> named.contains(each.subject()))
        .filter(each -> each.roomId().equals(policy.policyRoom()))
        .forEach(entry -> lines.add(entry(entry, whom)));
    holding.ifPresent(each -> lines.add(decision(each)));
    state.history(whom).verdicts().stream()
        .reduce((one, newer) -> newer)
        .ifPresent(verdict -> lines.add(verdict(verdict)));
    bans(whom).ifPresent(lines::add);
    held(whom, holding).ifPresent(lines::add);
    user(whom).flatMap(user -> lists(user, now)).ifPresent(lines::add);
    return lines.isEmpty()
        ? "Nothing is known of " + whom.id() + ": no entry, no decision, and no verdict of rules."
        : whom.id() + ":\n" + String.join("\n", lines);
  }

  private static Optional<UserId> user(Subject whom) {
    return whom.kind() == Subject.Kind.USER ? UserId.read(whom.id()) : Optional.empty();
  }

  private static String entry(PublishedEntry published, Subject whom) {
    Instant end = published.entry().expiresAt();
    return "%s since %s%s: %s"
        .formatted(
            published.subject().equals(whom) ? "Listed" : "Their server is listed",
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
    Set<RoomId> rooms = BannedRooms.of(state, whom);
    int here = (int) rooms.stream().filter(config.rooms()::contains).count();
    int elsewhere = rooms.size() - here;
    return rooms.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s %d of the %s that I protect%s"
                .formatted(
                    whom.kind() == Subject.Kind.SERVER ? "Shut out by me of" : "Banned by me in",
                    here,
                    StatusText.counted(config.rooms().size(), "room", "rooms"),
                    elsewhere == 0 ? "" : ", and in " + elsewhere + " that I protect no more"));
  }

  /** What was held or refused before a decision that holds says nothing any more. */
  private Optional<String> held(Subject whom, Optional<Decision> holding) {
    return state.outcomes().of(whom).stream()
        .filter(
            each -> each.status() == Outcome.Status.HELD || each.status() == Outcome.Status.REFUSED)
        .filter(each -> holding.filter(by -> by.at().isAfter(each.at())).isEmpty())
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
