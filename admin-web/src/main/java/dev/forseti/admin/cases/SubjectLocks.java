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
 * its cases or decisions holds its lock first, and so looks at rows that nobody else is changing.
 * Subjects share 1,024 locks, so that a reader with thousands of them does not fill the table in
 * which the whole server keeps its locks.
 */
@Repository
public class SubjectLocks {
  private final JdbcClient jdbc;

  SubjectLocks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Waits for the locks of these subjects and holds them until the transaction ends. All are taken
   * in one order, so that two who want several never wait for each other.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void hold(Collection<Subject> subjects) {
    if (subjects.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            select pg_advisory_xact_lock(number) from (
              select distinct hashtextextended(subject, 0) & 1023 as number
              from unnest(?) as s(subject) order by number) numbers\
            """)
        .param(subjects.stream().map(s -> StoredText.of(s.key())).distinct().toArray(String[]::new))
        .query(
            row -> {
              // what counts is that it answers
            });
  }
}
