package dev.forseti.policy.management;

import dev.forseti.model.Decision;
import dev.forseti.model.Measure;
import dev.forseti.model.Measure.Kind;
import dev.forseti.model.Outcome;
import dev.forseti.model.Outcome.Status;
import dev.forseti.model.PrintableText;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.WatchedEvent;
import dev.forseti.policy.invite.InviteNews;
import dev.forseti.policy.rooms.CommandWords;
import dev.forseti.policy.rooms.ShortText;
import dev.forseti.policy.state.Invite;
import dev.forseti.policy.state.JournalWriter;
import dev.forseti.policy.state.OutcomeRecorder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A journal that also gathers what moderators are told without asking: what policy did, or could
 * not do, that no moderator asked for. It is told at once, and then at most once a minute.
 */
public final class OutcomeNews implements JournalWriter, InviteNews {
  private static final Duration EVERY = Duration.ofMinutes(1);

  /** So many of each sort are named; of the rest their number is told. */
  private static final int NAMED = 10;

  private static final String OTHERS = "others";
  private static final int MOST_OTHERS = 10_000;

  private static final int LONGEST_DETAIL = 200;

  private final JournalWriter journal;
  private final Predicate<String> isDecision;
  private final Map<Sort, Gathered> gathered = new EnumMap<>(Sort.class);

  /** Whose invitations were rejected, and how many; those of others count as nobody's. */
  private final Map<String, Integer> rejected = new LinkedHashMap<>();

  /** Why somebody was listed in this round. */
  private final Map<Subject, String> reasons = new HashMap<>();

  private Instant next = Instant.MIN;

  /** What is told, in this order. */
  private enum Sort {
    LISTED("Listed by rules"),
    RELEASED("Listed, as was decided about all of them"),
    FREED("No longer listed"),
    HELD("Waits for a moderator"),
    REFUSED("Could not be done");

    private final String words;

    Sort(String words) {
      this.words = words;
    }
  }

  /** Whom one sort of news is about. */
  private static final class Gathered {
    private final Map<Subject, String> named = new LinkedHashMap<>();
    private final Set<Subject> others = new HashSet<>();

    private String text() {
      List<String> texts = new ArrayList<>();
      named.forEach(
          (subject, detail) ->
              texts.add(
                  PrintableText.of(
                      subject.id()
                          + (detail.isEmpty()
                              ? ""
                              : " (" + ShortText.of(detail, LONGEST_DETAIL) + ")"))));
      String more = others.isEmpty() ? "" : " and " + others.size() + " more";
      return String.join(", ", texts) + more;
    }
  }

  /**
   * Nothing is gathered yet.
   *
   * @param isDecision whether a cause is a moderator's decision
   */
  public OutcomeNews(JournalWriter journal, Predicate<String> isDecision) {
    this.journal = journal;
    this.isDecision = isDecision;
  }

  @Override
  public void outcome(Outcome outcome) {
    sort(outcome).ifPresent(sort -> gather(sort, outcome));
    journal.outcome(outcome);
  }

  @Override
  public void ended(Invite invite, Result result) {
    if (result == Result.REJECTED) {
      String sender = PrintableText.of(invite.sender().value());
      boolean isNamed = rejected.containsKey(sender) || rejected.size() < NAMED;
      rejected.merge(isNamed ? sender : OTHERS, 1, Integer::sum);
    }
  }

  private String rejections() {
    int all = rejected.values().stream().mapToInt(Integer::intValue).sum();
    return "Invitations rejected: "
        + all
        + ", by "
        + rejected.entrySet().stream()
            .map(each -> each.getKey() + " (" + each.getValue() + ")")
            .collect(Collectors.joining(", "));
  }

  private Optional<Sort> sort(Outcome outcome) {
    if (outcome.status() == Status.REFUSED) {
      return Optional.of(Sort.REFUSED);
    }
    if (outcome.kind() == Kind.RETRACT && outcome.detail().equals(OutcomeRecorder.EXPIRED)) {
      return Optional.of(Sort.FREED);
    }
    if (isDecision.test(outcome.cause())) {
      return Optional.empty(); // who decided is answered
    }
    if (outcome.status() == Status.HELD) {
      return outcome.kind() == Kind.RETRACT ? Optional.empty() : Optional.of(Sort.HELD);
    }
    if (outcome.status() != Status.DONE) {
      return Optional.empty();
    }
    return switch (outcome.kind()) {
      case PUBLISH ->
          Optional.of(
              outcome.detail().startsWith(OutcomeRecorder.RELEASED) ? Sort.RELEASED : Sort.LISTED);
      case RETRACT -> Optional.of(Sort.FREED);
      case BAN, UNBAN, REDACT -> Optional.empty();
    };
  }

  private void gather(Sort sort, Outcome outcome) {
    Gathered of = gathered.computeIfAbsent(sort, s -> new Gathered());
    Subject subject = outcome.subject();
    if (of.named.size() < NAMED) {
      of.named.putIfAbsent(subject, detail(sort, outcome));
    } else if (!of.named.containsKey(subject) && of.others.size() < MOST_OTHERS) {
      of.others.add(subject);
    }
  }

  private String detail(Sort sort, Outcome outcome) {
    return switch (sort) {
      case LISTED -> reasons.getOrDefault(outcome.subject(), outcome.detail());
      case FREED, HELD, RELEASED -> outcome.detail();
      case REFUSED -> outcome.kind().name().toLowerCase(Locale.ROOT) + ": " + outcome.detail();
    };
  }

  /** What was listed in this round is known with its reason. */
  void endRound() {
    reasons.clear();
  }

  /** What is to be told now; nothing while something was told within a minute. */
  Optional<String> take(Instant now) {
    boolean isSoon = now.isBefore(next) && !next.isAfter(now.plus(EVERY)); // the clock may be set
    if ((gathered.isEmpty() && rejected.isEmpty()) || isSoon) {
      return Optional.empty();
    }
    next = now.plus(EVERY);
    List<String> lines = new ArrayList<>();
    gathered.forEach((sort, of) -> lines.add(sort.words + ": " + of.text()));
    gathered.clear();
    if (!rejected.isEmpty()) {
      lines.add(rejections());
      rejected.clear();
    }
    lines.add("To see more: " + CommandWords.PREFIX + " why WHO");
    return Optional.of(String.join("\n", lines));
  }

  @Override
  public void measure(Measure measure) {
    journal.measure(measure);
  }

  @Override
  public void flush() {
    journal.flush();
  }

  @Override
  public void decision(Decision decision) {
    journal.decision(decision);
  }

  @Override
  public void published(PublishedEntry entry) {
    reasons.put(entry.subject(), entry.entry().reason());
    Gathered listed = gathered.get(Sort.LISTED);
    if (listed != null) {
      listed.named.computeIfPresent(entry.subject(), (who, why) -> entry.entry().reason());
    }
    journal.published(entry);
  }

  @Override
  public void retracted(RoomId room, String stateKey) {
    journal.retracted(room, stateKey);
  }

  @Override
  public void watched(WatchedEvent watched) {
    journal.watched(watched);
  }

  @Override
  public void unwatched(String place) {
    journal.unwatched(place);
  }
}
