package dev.forseti.policy.state;

import dev.forseti.model.Decision;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RedactionRequest;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Signal;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What policy knows from its topics. It is rebuilt by reading them from the start, in any order,
 * records repeated or not; a restart knows no more than {@link #forget} leaves. One thread owns it.
 */
public final class PolicyState {
  /** How long the topics of verdicts and outcomes keep them. */
  public static final Duration RETENTION = Duration.ofDays(90);

  /** How long the topic of redaction requests keeps them, which is as long as that of events. */
  public static final Duration REQUEST_RETENTION = Duration.ofDays(7);

  /** After this an outcome that still matters is written again: entries may stay for ever. */
  public static final Duration REPEAT_AFTER = RETENTION.dividedBy(2);

  /** So many are known at most, some 25 MB. */
  private static final int MOST_INVITES = 50_000;

  private final SubjectHistories histories = new SubjectHistories();
  private final OutcomeHistory outcomes;
  private final BanHistory bans;
  private final ActTimes actTimes = new ActTimes();

  /** What the topic of published entries says, by its key. */
  private final Map<String, PublishedEntry> published = new HashMap<>();

  private final WatchedRecords watched = new WatchedRecords();
  private final Set<String> decisions = new HashSet<>();
  private final HeldCampaigns heldCampaigns = new HeldCampaigns();
  private final RedactionRequests redactionRequests;
  private final Runnable leftOut;
  private final LaterEvidence laterEvidence;
  private final OpenInvites openInvites = new OpenInvites(MOST_INVITES);

  /**
   * Empty.
   *
   * @param simulated whether the homeserver is a dry run, in which what is simulated counts as
   *     done; with a real one, what was simulated in mode observe or suggest was not done
   */
  public PolicyState(boolean simulated) {
    this(simulated, () -> {});
  }

  /**
   * The same.
   *
   * @param leftOut hears of each piece of evidence that is left out since there is too much
   */
  public PolicyState(boolean simulated, Runnable leftOut) {
    this.leftOut = leftOut;
    this.laterEvidence = new LaterEvidence(leftOut);
    this.redactionRequests = new RedactionRequests(leftOut);
    this.outcomes = new OutcomeHistory(simulated);
    this.bans = new BanHistory(outcomes);
  }

  /** Takes a verdict in. */
  public void add(Verdict verdict) {
    histories.add(verdict);
  }

  /** Takes a signal in; whether something may be to do about its subject because of it. */
  public boolean add(Signal signal) {
    return laterEvidence.add(signal)
        && history(signal.subject()).verdicts().stream()
            .anyMatch(each -> each.standing() == Standing.ACT);
  }

  /** Takes in what happened in a room; the invitation, if it is one. */
  public Optional<Invite> add(RoomEvent event) {
    return openInvites.take(event);
  }

  /** Invitations that nobody answered yet. */
  public OpenInvites openInvites() {
    return openInvites;
  }

  /** Takes a decision in. */
  public void add(Decision decision) {
    decisions.add(decision.id());
    heldCampaigns.add(decision);
    histories.add(decision);
  }

  /** Takes in what a moderator wants redacted. */
  public void add(RedactionRequest request) {
    redactionRequests.add(request);
  }

  /** Takes an outcome in. */
  public void add(Outcome outcome) {
    Outcome kept = outcomes.add(outcome);
    actTimes.seen(kept.subject(), kept.at());
    bans.add(kept);
    heldCampaigns.add(kept);
  }

  /** Takes in what the homeserver is or was asked. */
  public void add(Measure measure) {
    actTimes.seen(measure.subject(), measure.at());
    bans.add(measure);
  }

  /** Takes in an entry that exists. */
  public void add(PublishedEntry entry) {
    published.put(Topics.PUBLISHED.key().apply(entry), entry);
  }

  /** The entry under the topic's key exists no more. */
  public void removePublished(String key) {
    published.remove(key);
  }

  /** What the topic of lists says. */
  public WatchedRecords watched() {
    return watched;
  }

  /** What is known of the subject; empty for one that was never heard of. */
  public SubjectHistory history(Subject subject) {
    return histories.of(subject);
  }

  /** All that have a verdict or a decision. */
  public Set<Subject> subjects() {
    return histories.subjects();
  }

  /** Those about whom a moderator decided. */
  public Set<Subject> decidedSubjects() {
    return histories.decided();
  }

  /** What users did since their verdicts. */
  public LaterEvidence laterEvidence() {
    return laterEvidence;
  }

  /** What moderators want redacted beside the evidence. */
  public RedactionRequests redactionRequests() {
    return redactionRequests;
  }

  /** Evidence is not redacted: more waits than may. */
  public void leaveOut() {
    leftOut.run();
  }

  /** What is held together. */
  public HeldCampaigns heldCampaigns() {
    return heldCampaigns;
  }

  /**
   * All that a decision about one of the campaigns is about: those of its verdicts and the held.
   */
  public Set<Subject> members(Set<Subject> campaigns) {
    return histories.members(campaigns, heldCampaigns);
  }

  /** What came of measures. */
  public OutcomeHistory outcomes() {
    return outcomes;
  }

  /** The times of what is done now: after all that was done before. */
  ActTimes actTimes() {
    return actTimes;
  }

  /** Which bans of ours are in force. */
  public BanHistory bans() {
    return bans;
  }

  /** The published entry under the topic's key; null if none is known. */
  public @Nullable PublishedEntry published(String key) {
    return published.get(key);
  }

  /** All published entries, of every policy room. */
  public Collection<PublishedEntry> published() {
    return Collections.unmodifiableCollection(published.values());
  }

  /** Whether the cause of an entry or measure is a moderator's decision. */
  public boolean isDecision(String cause) {
    return decisions.contains(cause);
  }

  /** Drops the subjects that have no entry and of which the topics hold nothing any more. */
  public void forget(Instant now) {
    Instant oldest = now.minus(RETENTION);
    Set<Subject> kept = bans.attemptedSince(oldest);
    published.values().forEach(entry -> kept.add(entry.subject()));
    for (Outcome outcome : outcomes.newest()) {
      if (!outcome.at().isBefore(oldest)) {
        kept.add(outcome.subject());
      }
    }
    kept.addAll(histories.notOlderThan(oldest));
    histories.retain(kept);
    outcomes.retain(kept);
    bans.retain(kept);
    heldCampaigns.retain(kept);
    actTimes.retain(kept);
    redactionRequests.forget(now.minus(REQUEST_RETENTION));
  }
}
