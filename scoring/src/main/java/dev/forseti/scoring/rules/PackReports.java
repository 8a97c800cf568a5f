package dev.forseti.scoring.rules;

import dev.forseti.model.Malformed;
import dev.forseti.model.RulePack;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.pack.PackProblem;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports what became of a rule pack that was reloaded while the job ran. */
final class PackReports {
  private static final Logger log = LoggerFactory.getLogger(PackReports.class);

  private PackReports() {}

  /** Logs it; the report of a pack that was rejected, if it was. */
  static Optional<Malformed> of(RulePack pack, RuleCompiler.Result compiled, Instant now) {
    if (compiled.problems().isEmpty()) {
      log.atInfo().addKeyValue("pack", pack.name()).log("rule pack loaded");
      compiled.warnings().stream()
          .filter(warning -> warning.file().equals(pack.name() + ".yaml"))
          .forEach(warning -> log.warn("{}", warning.shown()));
      return Optional.empty();
    }
    String problems =
        compiled.problems().stream().map(PackProblem::shown).collect(Collectors.joining("\n"));
    log.atWarn().addKeyValue("pack", pack.name()).log("rule pack rejected: {}", problems);
    return Optional.of(
        new Malformed(
            "rules:" + pack.name() + ":" + Integer.toHexString(pack.text().hashCode()),
            "rules",
            pack.name(),
            Malformed.Reason.WRONG_TYPE,
            problems,
            pack.text(),
            now));
  }
}
