package dev.forseti.admin.review;

import dev.forseti.admin.service.LoadedRules;
import dev.forseti.features.Variable;
import dev.forseti.model.RuleId;
import dev.forseti.model.Verdict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rules that could not judge an event since its content was encrypted or removed before it was
 * seen: unknown, which is neither true nor false. What is hidden then, {@link Variable} says.
 */
@Component
public class UnknownRules {
  private final JdbcClient jdbc;
  private final Map<RuleId, Set<String>> reads;

  UnknownRules(JdbcClient jdbc, LoadedRules started) {
    this.jdbc = jdbc;
    this.reads = started.rules().reads();
  }

  /** How an event hides its content. */
  private record Hiding(boolean encrypted, boolean redacted) {
    static final Hiding NOTHING = new Hiding(false, false);

    /** The names of the variables that cannot be seen. */
    Set<String> names() {
      return Arrays.stream(Variable.values())
          .filter(variable -> variable.isHidden(encrypted, redacted))
          .map(Variable::label)
          .collect(Collectors.toSet());
    }
  }

  /** By rule, what it could not read of the verdict's event; none when that could be read. */
  public Map<String, Set<String>> of(Verdict verdict) {
    Set<String> hidden = hiding(verdict).names();
    Map<String, Set<String>> unknown = new LinkedHashMap<>();
    reads.forEach(
        (rule, names) -> {
          Set<String> unseen = new TreeSet<>(names);
          unseen.retainAll(hidden);
          if (!unseen.isEmpty()) {
            unknown.put(rule.value(), unseen);
          }
        });
    verdict.reputation().contributions().forEach(c -> unknown.remove(c.rule().value()));
    return unknown;
  }

  private Hiding hiding(Verdict verdict) {
    return jdbc.sql(
            """
            select type = 'm.room.encrypted' or flags like '%ENCRYPTED%',
              flags like '%REDACTED%' or flags like '%UNREADABLE%'
            from events where id = ?\
            """)
        .param(verdict.eventId().value())
        .query((row, n) -> new Hiding(row.getBoolean(1), row.getBoolean(2)))
        .optional()
        .orElse(Hiding.NOTHING);
  }
}
