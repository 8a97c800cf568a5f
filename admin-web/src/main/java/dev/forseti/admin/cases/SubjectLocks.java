package dev.forseti.admin.cases;

import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Subject;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * One transaction at a time decides, undoes or reads what concerns a subject: whoever is to change
 * its cases or decisions holds its lock first, and so looks at rows that nobody else is changing. A
 * campaign's lock is for the cases of all its members too; who holds a member's holds it. Subjects
 * share 1,024 locks, and campaigns 1,024 others, so that a reader with thousands of them does not
 * fill the table in which the whole server keeps its locks.
 */
@Repository
public class SubjectLocks {
  private final JdbcClient jdbc;

  SubjectLocks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Waits for the locks of these subjects, then for those of the campaigns among them, of the
   * campaigns that the subjects belong to and of those that their measures are held with, which
   * they are to join; holds them until the transaction ends. All are taken in one order, so that
   * two who want several never wait for each other; a subject joins a campaign and has a measure
   * held only under its own lock, so none is missed.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void hold(Collection<Subject> subjects) {
    String[] members = keys(subjects, false);
    String[] campaigns = keys(subjects, true);
    if (members.length > 0) {
      lock(
          """
          select pg_advisory_xact_lock(number) from (
            select distinct hashtextextended(subject, 0) & 1023 as number
            from unnest(:members) as s(subject) order by number) numbers\
          """,
          members,
          campaigns);
    }
    if (members.length + campaigns.length > 0) {
      lock(
          """
          select pg_advisory_xact_lock(number) from (
            select distinct 1024 + (hashtextextended(subject, 0) & 1023) as number from (
              select subject from unnest(:campaigns) as s(subject)
              union all
              select c.subject from campaign_members m join campaigns c on c.id = m.campaign
              where m.member = any(:members)
              union all
              select o.campaign from outcomes o
              where o.subject = any(:members) and o.status = 'HELD' and o.campaign is not null) named
            order by number) numbers\
          """,
          members,
          campaigns);
    }
  }

  private void lock(String sql, String[] members, String[] campaigns) {
    jdbc.sql(sql)
        .param("members", members)
        .param("campaigns", campaigns)
        .query(
            row -> {
              // what counts is that it answers
            });
  }

  private static String[] keys(Collection<Subject> subjects, boolean campaigns) {
    return subjects.stream()
        .filter(s -> (s.kind() == Subject.Kind.CAMPAIGN) == campaigns)
        .map(s -> StoredText.of(s.key()))
        .distinct()
        .toArray(String[]::new);
  }
}
