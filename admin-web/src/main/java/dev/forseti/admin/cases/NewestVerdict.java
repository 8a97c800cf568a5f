package dev.forseti.admin.cases;

import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was said last of a subject. */
@Repository
class NewestVerdict {
  private final JdbcClient jdbc;

  NewestVerdict(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Its newest verdict; none when there was none, or it is forgotten. */
  Optional<Verdict> of(Subject subject) {
    return jdbc.sql(
            "select value from verdicts where subject = ? order by at desc, id desc limit 1")
        .param(StoredText.of(subject.key()))
        .query((row, n) -> row.getString(1))
        .optional()
        .map(text -> Topics.VERDICTS.codec().decode(text.getBytes(StandardCharsets.UTF_8)));
  }
}
