package dev.forseti.admin.decision;

import dev.forseti.admin.cases.CaseRow;
import dev.forseti.admin.cases.Cases;
import dev.forseti.admin.cases.ClosedCases;
import dev.forseti.admin.cases.MemberCases;
import dev.forseti.admin.cases.SubjectLocks;
import dev.forseti.admin.store.DataChanged;
import dev.forseti.admin.store.PromptTransactions;
import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Decision;
import dev.forseti.model.EvidenceEvent;
import dev.forseti.model.RedactionRequest;
import dev.forseti.model.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What moderators decide. Decision, case, audit and outbox change together or not at all. */
@Service
public class Decisions {
  /** The greatest length of a reason, in characters. */
  public static final int MAX_REASON = 500;

  /** The greatest length of a private note, in characters. */
  public static final int MAX_NOTE = 2_000;

  private final PromptTransactions transactions;
  private final SubjectLocks locks;
  private final Cases cases;
  private final ClosedCases rows;
  private final MemberCases members;
  private final DecisionStore store;
  private final RecentEvents written;
  private final Clock clock;
  private final Supplier<String> ids;
  private final ApplicationEventPublisher publisher;

  Decisions(
      PromptTransactions transactions,
      SubjectLocks locks,
      Cases cases,
      ClosedCases rows,
      MemberCases members,
      DecisionStore store,
      RecentEvents written,
      Clock clock,
      Supplier<String> ids,
      ApplicationEventPublisher publisher) {
    this.transactions = transactions;
    this.locks = locks;
    this.cases = cases;
    this.rows = rows;
    this.members = members;
    this.store = store;
    this.written = written;
    this.clock = clock;
    this.ids = ids;
    this.publisher = publisher;
  }

  /**
   * Closes the case with a decision. One about a group's case is about all its members, and of each
   * what it wrote goes, where that is asked for, within the bounds of {@link RecentEvents}.
   *
   * @throws DecisionRefused when the case is closed or unknown, when a verdict was reached or
   *     members came that the moderator has not seen, when a group is to be watched, when the
   *     reason is missing, too long or one for another kind of decision, when the note is too long,
   *     or when messages are to be removed and policy removes none, or not of such a subject
   * @throws dev.forseti.admin.store.DatabaseBusy when others change the same for too long
   */
  public Decision decide(long caseId, DecisionRequest choice, String moderator) {
    return transactions.run(() -> decideNow(caseId, choice, moderator));
  }

  private Decision decideNow(long caseId, DecisionRequest choice, String moderator) {
    choice.check();
    String id = ids.get();
    Subject subject =
        cases
            .find(caseId)
            .map(row -> Subject.ofKey(row.subject()))
            .orElseThrow(() -> refused(caseId));
    Map<String, List<EvidenceEvent>> removed = removed(subject, choice); // long, before any lock
    locks.hold(List.of(subject));
    close(caseId, id, subject, choice);
    Instant now = store.nextTime(subject, now());
    var decision =
        new Decision(
            id,
            subject,
            choice.kind(),
            moderator,
            StoredText.of(choice.reason().strip()),
            choice.says(),
            now,
            choice.holds() == null ? null : now.plus(choice.holds()),
            null);
    store.add(decision, StoredText.of(choice.note()), caseId, requests(decision, removed));
    publisher.publishEvent(new DataChanged());
    return decision;
  }

  private static List<RedactionRequest> requests(
      Decision decision, Map<String, List<EvidenceEvent>> byUser) {
    return byUser.entrySet().stream()
        .map(
            each ->
                RedactionRequest.of(
                    new Subject(Subject.Kind.USER, each.getKey()), decision, each.getValue()))
        .toList();
  }

  private Map<String, List<EvidenceEvent>> removed(Subject subject, DecisionRequest choice) {
    Duration past = choice.redacts();
    if (past == null) {
      return Map.of();
    }
    if (!written.areRemoved()) {
      throw new DecisionRefused("no messages are removed: 'policy.enforce' is off");
    }
    return switch (subject.kind()) {
      case USER, CAMPAIGN -> written.of(subject, now(), past);
      case SERVER, ROOM, LINK, BRIDGE ->
          throw new DecisionRefused("only what users wrote can be removed");
    };
  }

  private void close(long caseId, String by, Subject subject, DecisionRequest choice) {
    Optional<CaseRow> group = cases.find(caseId).filter(CaseRow::isGroup);
    if (group.isPresent()) {
      if (choice.kind() == Decision.Kind.WATCH) {
        throw new DecisionRefused("a group is released or refused, it cannot be watched");
      }
      if (group.get().open() && !SeenMembers.covers(group.get(), choice.seen())) {
        throw new DecisionRefused("more belong to it than this page showed: look again");
      }
      members.closeMembers(subject, by);
    }
    if (!rows.close(caseId, by, group.isPresent() ? null : choice.seen())) {
      throw refused(caseId);
    }
  }

  private DecisionRefused refused(long caseId) {
    return cases
        .find(caseId)
        .map(DecisionRefused::of)
        .orElseGet(() -> new DecisionRefused("there is no case " + caseId));
  }

  /**
   * Undoes a decision and opens its case again.
   *
   * @throws DecisionRefused when there is no such decision, it was undone already, or it has ended
   *     by its expiry: then scoring and policy have forgotten it
   * @throws dev.forseti.admin.store.DatabaseBusy when others change the same for too long
   */
  public UndoResult undo(String decisionId, String moderator) {
    return transactions.run(() -> undoNow(decisionId, moderator));
  }

  private UndoResult undoNow(String decisionId, String moderator) {
    String id = ids.get();
    Subject subject = store.subject(decisionId).orElseThrow(() -> notUndone(decisionId));
    locks.hold(List.of(subject));
    Instant now = store.nextTime(subject, now());
    DecisionStore.Undone undone =
        store.undo(decisionId, subject, id, now).orElseThrow(() -> notUndone(decisionId));
    Decision before = undone.decision();
    String reason = "undo: " + before.reason();
    var decision =
        new Decision(
            id,
            before.subject(),
            Decision.Kind.UNDO,
            moderator,
            reason.substring(0, Math.min(reason.length(), MAX_REASON)),
            before.harm(),
            now,
            null,
            before.id());
    store.add(decision, "", undone.caseId() == 0 ? null : undone.caseId(), List.of());
    boolean open = rows.reopen(undone.caseId(), before);
    publisher.publishEvent(new DataChanged());
    return new UndoResult(decision, before.kind(), undone.caseId(), open);
  }

  private DecisionRefused notUndone(String decisionId) {
    return new DecisionRefused(
        store.stands(decisionId)
            ? "the decision has ended by itself, there is nothing to take back"
            : "no such decision, or it was taken back before");
  }

  /** Milliseconds, as topics carry them. */
  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
