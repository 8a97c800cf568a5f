package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventFlag;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Standing;
import dev.forseti.wire.Topics;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules that could not judge an event are named, with what they could not read. */
class UnknownRulesIT extends SignedInFixture {
  @Test
  void whatIsEncryptedHidesItsContentAndNotItsForm() throws Exception {
    assertThat(caseAbout(Samples.event("$hit", true)))
        .contains("many-links", "unknown: cannot read links.count", "it cannot be read here")
        .doesNotContain("shapeless");
  }

  @Test
  void whatWasRemovedBeforeItWasSeenHidesItsFormToo() throws Exception {
    assertThat(caseAbout(Samples.event("$hit", false).withFlags(Set.of(EventFlag.REDACTED))))
        .contains("unknown: cannot read links.count", "unknown: cannot read event.malformed");
  }

  @Test
  void whatCanBeReadHidesNothing() throws Exception {
    assertThat(caseAbout(Samples.event("$hit", false))).doesNotContain("unknown: cannot read");
  }

  private String caseAbout(RoomEvent event) throws Exception {
    console.projections().apply(Topics.EVENTS, "", event);
    console
        .projections()
        .apply(Topics.VERDICTS, "", Samples.verdict("v1", Standing.REVIEW, Samples.AT));
    return console.page("/cases/1", session);
  }
}
