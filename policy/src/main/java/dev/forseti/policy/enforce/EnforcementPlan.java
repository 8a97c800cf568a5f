package dev.forseti.policy.enforce;

import dev.forseti.model.EvidenceEvent;
import dev.forseti.model.ListEntry;
import dev.forseti.model.Measure;
import dev.forseti.model.Measure.Kind;
import dev.forseti.model.RedactionRequest;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.publish.Undos;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.policy.state.SubjectHistory;
import dev.forseti.policy.state.VerdictSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is still to be done in the rooms about one subject, by what the state knows was done. */
record EnforcementPlan(Set<RoomId> rooms, PolicyState state) {
  /** So many events of one user go before what yields. */
  private static final int FEW = 50;

  /** How much earlier than the verdict the attack that it saw may have begun. */
  private static final Duration ONE_ATTACK = Duration.ofMinutes(10);

  /**
   * While our entry exists: the user is banned in every room, or the server shut out, the verdict's
   * evidence is gone, and what a moderator wants redacted with it.
   */
  List<RoomAction> listed(ListEntry entry, Optional<String> verdictId, Instant now) {
    List<RoomAction> plan = new ArrayList<>();
    for (RoomAction ban : bans(entry, now)) {
      if (isDue(ban)) {
        plan.add(ban);
      }
    }
    plan.addAll(redactions(entry, verdictId, now));
    plan.addAll(requested(entry, verdictId, now));
    return plan;
  }

  /**
   * What moderators asked for, without what goes as the verdict's evidence. A list of others is no
   * reason to redact what a moderator of ours named.
   */
  private List<RoomAction> requested(ListEntry entry, Optional<String> verdictId, Instant now) {
    Subject subject = entry.subject();
    List<RedactionRequest> requests = state.redactionRequests().of(subject);
    if (requests.isEmpty() || !isOurs(entry)) {
      return List.of();
    }
    Set<EvidenceEvent> planned = new HashSet<>();
    verdictId
        .flatMap(id -> verdictAbout(subject, id))
        .ifPresent(verdict -> evidence(subject, verdict).forEach(planned::add));
    List<RoomAction> wanted = new ArrayList<>();
    List<RedactionRequest> askedFor =
        requests.stream()
            .filter(each -> isAskedFor(each, now))
            .sorted(Comparator.comparing(EnforcementPlan::isOfMany)) // what yields comes last
            .toList();
    for (RedactionRequest request : askedFor) {
      for (EvidenceEvent event : request.events()) {
        if (rooms.contains(event.roomId()) && planned.add(event)) {
          RoomAction action = redaction(entry, event, request.decision(), now);
          wanted.add(isOfMany(request) ? action.yielding() : action);
        }
      }
    }
    return wanted.stream().filter(this::isDue).toList();
  }

  /** Whether all else goes before it: thousands may be asked for by one decision. */
  private static boolean isOfMany(RedactionRequest request) {
    return request.about().kind() == Subject.Kind.CAMPAIGN || request.events().size() > FEW;
  }

  private boolean isAskedFor(RedactionRequest request, Instant now) {
    return Undos.lists(state.history(request.about()), request.decision(), now);
  }

  private boolean isOurs(ListEntry entry) {
    return state.isDecision(entry.cause())
        || verdictAbout(entry.subject(), entry.cause()).isPresent();
  }

  /** Whether a redaction that was planned is still a reason of its verdict or decision. */
  boolean isStillAskedFor(RoomAction redaction, Instant now) {
    Measure measure = redaction.measure();
    return !state.isDecision(measure.cause())
        || state.redactionRequests().of(measure.subject()).stream()
            .filter(each -> each.decision().equals(measure.cause()))
            .anyMatch(each -> isAskedFor(each, now));
  }

  /** The verdict's evidence that is still there, and what the user was hit for since. */
  List<RoomAction> redactions(ListEntry entry, Optional<String> verdictId, Instant now) {
    return verdictId
        .flatMap(id -> verdictAbout(entry.subject(), id))
        .map(verdict -> redactions(entry, verdict, now))
        .orElse(List.of());
  }

  /**
   * Those due, of each event in its own room if that is ours; by the verdict's id, so that a
   * moderator's entry asks for none a second time.
   */
  private List<RoomAction> redactions(ListEntry entry, VerdictSummary verdict, Instant now) {
    return evidence(entry.subject(), verdict)
        .filter(each -> rooms.contains(each.roomId()))
        .map(each -> redaction(entry, each, verdict.id(), now))
        .filter(this::isDue)
        .toList();
  }

  /** The verdict's events, and those that rules hit since, or shortly before. */
  private Stream<EvidenceEvent> evidence(Subject subject, VerdictSummary verdict) {
    Instant since = verdict.at().minus(ONE_ATTACK);
    return Stream.concat(
            verdict.events().stream(), state.laterEvidence().since(subject, since).stream())
        .distinct();
  }

  private static RoomAction redaction(
      ListEntry entry, EvidenceEvent event, String cause, Instant now) {
    return RoomAction.redaction(
        entry.subject(), event.roomId(), cause, event.eventId(), entry.reason(), now);
  }

  /** The bans that the entry asks for, done or not. */
  List<RoomAction> bans(ListEntry entry, Instant now) {
    Subject subject = entry.subject();
    return isOneUser(subject) || isServer(subject)
        ? rooms.stream()
            .map(room -> RoomAction.of(Kind.BAN, subject, room, entry.cause(), entry.reason(), now))
            .toList()
        : List.of();
  }

  private Optional<VerdictSummary> verdictAbout(Subject subject, String id) {
    return isOneUser(subject)
        ? state.history(subject).verdicts().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
        : Optional.empty();
  }

  /** When our entry is gone: each ban of ours that may exist is lifted. */
  List<RoomAction> unlisted(Subject subject, Instant now) {
    return ofEveryBan(Kind.UNBAN, subject, now).filter(this::isDue).toList();
  }

  /** Each ban of ours that was ever asked, in whatever room, as far as it is known. */
  List<RoomAction> everyBan(Subject subject, Instant now) {
    return ofEveryBan(Kind.BAN, subject, now).toList();
  }

  private Stream<RoomAction> ofEveryBan(Kind kind, Subject subject, Instant now) {
    Set<RoomId> where = new HashSet<>(state.bans().rooms(subject));
    where.addAll(rooms);
    return state.bans().causes(subject).stream()
        .flatMap(
            cause ->
                where.stream().map(room -> RoomAction.of(kind, subject, room, cause, "", now)));
  }

  /** Whether what the state knows leaves the action to be done. */
  boolean isDue(RoomAction action) {
    Measure measure = action.measure();
    return switch (measure.kind()) {
      case BAN -> !state.bans().isInForce(measure.subject(), measure.roomId(), measure.cause());
      case UNBAN -> state.bans().mayBeInForce(measure.subject(), measure.roomId(), measure.cause());
      case REDACT -> !isRedacted(measure);
      case PUBLISH, RETRACT -> false;
    };
  }

  /** Whether the event was redacted, for whatever reason. */
  private boolean isRedacted(Measure measure) {
    if (state.outcomes().isDone(measure.id())) {
      return true;
    }
    Set<String> causes = new HashSet<>();
    SubjectHistory history = state.history(measure.subject());
    history.newestDecisionsFirst().forEach(each -> causes.add(each.id()));
    for (VerdictSummary verdict : history.verdicts()) {
      causes.add(verdict.id());
      state
          .history(verdict.countedWith().campaign())
          .newestDecisionsFirst()
          .forEach(each -> causes.add(each.id()));
    }
    state.redactionRequests().of(measure.subject()).forEach(each -> causes.add(each.decision()));
    causes.remove(measure.cause());
    return causes.stream()
        .map(cause -> RoomAction.redactionId(measure, cause))
        .anyMatch(state.outcomes()::isDone);
  }

  private static boolean isServer(Subject subject) {
    return subject.kind() == Subject.Kind.SERVER && ServerName.read(subject.id()).isPresent();
  }

  private static boolean isOneUser(Subject subject) {
    return subject.kind() == Subject.Kind.USER && UserId.read(subject.id()).isPresent();
  }
}
