package dev.forseti.admin.review;

import dev.forseti.admin.service.LoadedRules;
import dev.forseti.model.RuleId;
import dev.forseti.model.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rules that could not judge an event since its content was encrypted or removed before it was
 * seen: unknown, which is neither true nor false.
 */
@Component
public class UnknownRules {
  private static final Set<String> HIDDEN = Set.of("text", "links", "link", "mentions", "media");

  private final JdbcClient jdbc;
  private final Map<RuleId, Set<String>> hidden;

  UnknownRules(JdbcClient jdbc, LoadedRules started) {
    this.jdbc = jdbc;
    this.hidden = new LinkedHashMap<>();
    started
        .rules()
        .reads()
        .forEach(
            (rule, names) -> {
              Set<String> unseen =
                  names.stream()
                      .filter(name -> HIDDEN.contains(name.replaceAll("\\..*", "")))
                      .collect(Collectors.toCollection(TreeSet::new));
              if (!unseen.isEmpty()) {
                hidden.put(rule, unseen);
              }
            });
  }

  /** By rule, what it could not read of the verdict's event; none when that could be read. */
  public Map<String, Set<String>> of(Verdict verdict) {
    boolean unseen =
        jdbc.sql(
                    """
                    select count(*) from events where id = ? and
                      (type = 'm.room.encrypted' or flags like '%ENCRYPTED%' or flags like '%REDACTED%')\
                    """)
                .param(verdict.eventId().value())
                .query(Long.class)
                .single()
            > 0;
    Map<String, Set<String>> unknown = new LinkedHashMap<>();
    if (unseen) {
      hidden.forEach((rule, names) -> unknown.put(rule.value(), names));
      verdict.reputation().contributions().forEach(c -> unknown.remove(c.rule().value()));
    }
    return unknown;
  }
}
