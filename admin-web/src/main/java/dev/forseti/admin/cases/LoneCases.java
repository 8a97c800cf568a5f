package dev.forseti.admin.cases;

import dev.forseti.admin.store.DataChanged;
import dev.forseti.admin.store.PromptTransactions;
import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** A case about one member of a group, for a moderator who wants to look at that one alone. */
@Service
public class LoneCases {
  private final PromptTransactions transactions;
  private final JdbcClient jdbc;
  private final SubjectLocks locks;
  private final Cases cases;
  private final CampaignStore campaigns;
  private final CurrentStandings standings;
  private final ApplicationEventPublisher publisher;

  LoneCases(
      PromptTransactions transactions,
      JdbcClient jdbc,
      SubjectLocks locks,
      Cases cases,
      CampaignStore campaigns,
      CurrentStandings standings,
      ApplicationEventPublisher publisher) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.locks = locks;
    this.cases = cases;
    this.campaigns = campaigns;
    this.standings = standings;
    this.publisher = publisher;
  }

  /**
   * The member's open case, opened when there is none; it stays beside the group's.
   *
   * @param key the member's, for example {@code user:@eve:evil.example}
   * @return the case's number; none when there is no such group or member
   * @throws dev.forseti.admin.store.DatabaseBusy when others change the same for too long
   */
  public Optional<Long> open(long groupCase, String key) {
    return transactions.run(() -> openNow(groupCase, key));
  }

  private Optional<Long> openNow(long groupCase, String key) {
    Optional<CaseRow> group = cases.find(groupCase).filter(CaseRow::isGroup);
    Optional<Subject> named = subject(key);
    if (group.isEmpty() || named.isEmpty()) {
      return Optional.empty();
    }
    Subject member = named.get();
    locks.hold(List.of(member));
    if (!campaigns.isMember(Subject.ofKey(group.get().subject()), member)) {
      return Optional.empty();
    }
    insert(group.get(), member);
    publisher.publishEvent(new DataChanged());
    return jdbc.sql("select id from cases where open and subject = ?")
        .param(StoredText.of(member.key()))
        .query(Long.class)
        .optional();
  }

  private static Optional<Subject> subject(String key) {
    try {
      return Optional.of(Subject.ofKey(key));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private void insert(CaseRow group, Subject member) {
    String key = StoredText.of(member.key());
    Optional<Verdict> newest = standings.verdict(member);
    jdbc.sql(
            """
            insert into cases (subject, standing, harm, reason, verdict_id, opened_at, changed_at,
              log_odds, campaign, folded_into)
            select m.member, m.standing, :harm, :reason, :verdict, m.at, m.at, :nats, c.subject, :whole
            from campaign_members m join campaigns c on c.id = m.campaign
            where m.member = :member and c.subject = :campaign
            on conflict (subject) where open do nothing\
            """)
        .param("harm", newest.map(v -> v.harm().id()).orElse(group.harm()))
        .param("reason", newest.map(v -> StoredText.of(v.reason())).orElse(group.reason()))
        .param("verdict", newest.map(v -> StoredText.of(v.id())).orElse(null), Types.VARCHAR)
        .param("nats", newest.map(v -> v.reputation().logOdds()).orElse(0.0))
        .param("whole", group.id())
        .param("member", key)
        .param("campaign", group.subject())
        .update();
  }
}
