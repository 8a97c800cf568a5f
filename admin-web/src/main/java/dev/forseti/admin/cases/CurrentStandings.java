package dev.forseti.admin.cases;

import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How a subject stands by what is stored of it. */
@Repository
class CurrentStandings {
  private static final int MOST_VERDICTS = 60;

  private final JdbcClient jdbc;

  CurrentStandings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How a subject stands.
   *
   * @param standing its standing
   * @param logOdds nats for abuse against no abuse
   * @param verdictId the verdict that says so; null when only the reputation is stored
   * @param at since when
   */
  record Current(Standing standing, double logOdds, @Nullable String verdictId, Instant at) {}

  /**
   * By its verdicts, or by its reputation when the verdicts are forgotten; none when both are. Of
   * the verdicts the gravest since the last fall counts, as in policy: after a crash scoring may
   * write weaker ones again.
   */
  Optional<Current> of(Subject subject) {
    return verdict(subject)
        .map(v -> new Current(v.standing(), v.reputation().logOdds(), stored(v), v.at()))
        .or(() -> byReputation(StoredText.of(subject.key())));
  }

  /** The verdict that says so; none when there was none, or it is forgotten. */
  Optional<Verdict> verdict(Subject subject) {
    return gravest(newestVerdicts(StoredText.of(subject.key())));
  }

  private static Optional<Verdict> gravest(List<Verdict> newestFirst) {
    Verdict gravest = null;
    for (Verdict verdict : newestFirst) {
      if (gravest == null || verdict.standing().compareTo(gravest.standing()) > 0) {
        gravest = verdict;
      }
      if (verdict.isFall()) {
        break;
      }
    }
    return Optional.ofNullable(gravest);
  }

  private List<Verdict> newestVerdicts(String key) {
    return jdbc.sql(
            "select value from verdicts where subject = ? order by at desc, id desc limit ?")
        .params(key, MOST_VERDICTS)
        .query((row, n) -> read(Topics.VERDICTS, row.getString(1)))
        .list();
  }

  private Optional<Current> byReputation(String key) {
    return jdbc.sql("select value from reputations where subject = ?")
        .param(key)
        .query((row, n) -> read(Topics.REPUTATIONS, row.getString(1)))
        .optional()
        .map(known -> new Current(known.standing(), known.logOdds(), null, known.asOf()));
  }

  private static String stored(Verdict verdict) {
    return StoredText.of(verdict.id());
  }

  private static <T> T read(Topic<T> topic, String text) {
    return topic.codec().decode(text.getBytes(StandardCharsets.UTF_8));
  }
}
