package dev.forseti.e2e.raid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A raid of more accounts than the quota of a cause lets through, on a real homeserver. */
class RaidIT {
  /** More than are listed by themselves in an hour. */
  private static final int ACCOUNTS = 75;

  @TempDir Path folder;

  @Test
  void makesOneCaseOfARaidRemovesItsAdvertsAndListsAllOfItByOneDecision() throws Exception {
    var plan = new RaidPlan(ACCOUNTS, 2, 3, 12, 4, Decision.Kind.LIST, false);
    RaidReport report = RaidRun.play(RaidMain.installed(), folder, plan);
    assertThat(report.broken()).as(report.table()).isEmpty();
  }
}
