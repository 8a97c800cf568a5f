package dev.forseti.admin.cases;

import dev.forseti.admin.store.DataChanged;
import dev.forseti.admin.store.PromptTransactions;
import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Harm;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Cases that moderators open themselves, about whomever they want to decide. */
@Service
public class OpenedCases {
  private final PromptTransactions transactions;
  private final JdbcClient jdbc;
  private final SubjectLocks locks;
  private final CurrentStandings standings;
  private final Clock clock;
  private final ApplicationEventPublisher publisher;

  OpenedCases(
      PromptTransactions transactions,
      JdbcClient jdbc,
      SubjectLocks locks,
      CurrentStandings standings,
      Clock clock,
      ApplicationEventPublisher publisher) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.locks = locks;
    this.standings = standings;
    this.clock = clock;
    this.publisher = publisher;
  }

  /**
   * The subject's open case, opened when there is none. One that is opened shows how its subject
   * stands, or asks for a review when no verdict is known; it waits for a decision, whatever policy
   * does meanwhile and whichever group its subject is of.
   *
   * @param subject a user, a server or a room
   * @return the case's number
   * @throws dev.forseti.admin.store.DatabaseBusy when others change the same for too long
   */
  public long open(Subject subject, String moderator) {
    return transactions.run(
        () -> {
          locks.hold(List.of(subject));
          insert(subject, moderator);
          publisher.publishEvent(new DataChanged());
          return jdbc.sql("select id from cases where open and subject = ?")
              .param(StoredText.of(subject.key()))
              .query(Long.class)
              .single();
        });
  }

  private void insert(Subject subject, String moderator) {
    Optional<Verdict> newest = standings.verdict(subject);
    Instant now = Instant.ofEpochMilli(clock.millis());
    jdbc.sql(
            """
            insert into cases (subject, standing, harm, reason, verdict_id, opened_at, changed_at,
              log_odds, opened_by)
            values (:subject, :standing, :harm, :reason, :verdict, :now, :at, :nats, :who)
            on conflict (subject) where open do nothing\
            """)
        .param("subject", StoredText.of(subject.key()))
        .param("standing", newest.map(Verdict::standing).orElse(Standing.REVIEW).name())
        .param("harm", newest.map(Verdict::harm).orElse(Harm.OTHER).id())
        .param("reason", newest.map(v -> StoredText.of(v.reason())).orElse("opened by hand"))
        .param("verdict", newest.map(v -> StoredText.of(v.id())).orElse(null), Types.VARCHAR)
        .param("now", Timestamp.from(now))
        .param("at", Timestamp.from(newest.map(Verdict::at).orElse(now)))
        .param("nats", newest.map(v -> v.reputation().logOdds()).orElse(0.0))
        .param("who", StoredText.of(moderator))
        .update();
  }
}
