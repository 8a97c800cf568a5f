package dev.forseti.admin.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.Samples;
import dev.forseti.model.Decision;
import dev.forseti.model.Measure.Kind;
import dev.forseti.model.Outcome.Status;
import dev.forseti.wire.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An undo says what it takes back before it is pressed, and afterwards what was taken back. */
class UndoShownIT extends EffectFixture {
  @BeforeEach
  void eveIsListedByInes() {
    projections().apply(Topics.DECISIONS, "", Samples.decision("d1", Decision.Kind.LIST, null));
  }

  @Test
  void beforeAnythingHappenedNothingIsPromised() throws Exception {
    assertThat(page("/cases/1"))
        .contains("Undo takes the decision back; nothing rests on it by now.");
  }

  @Test
  void whatRestsOnTheDecisionIsNamedAndNothingElse() throws Exception {
    listed("d1");
    done(Kind.BAN, GARDEN, "d1", 1);
    done(Kind.BAN, BIKES, "v0", 1);

    for (String path : new String[] {"/cases/1", "/users?id=" + Samples.EVE}) {
      assertThat(page(path))
          .contains(
              "Undo takes back the entry on our list, and the ban in Garden."
                  + " A watched list that names the user too bans again.");
    }
  }

  @Test
  void afterwardsItIsSaidWhatIsGoneAndWhatIsUnderWay() throws Exception {
    listed("d1");
    done(Kind.BAN, GARDEN, "d1", 1);
    done(Kind.BAN, BIKES, "d1", 1);
    projections().apply(Topics.DECISIONS, "", Samples.decision("d2", Decision.Kind.UNDO, "d1"));
    assertThat(text())
        .contains("being taken back: the entry on our list, and the bans in")
        .doesNotContain("Taken back");

    retracted("d2", 5);
    done(Kind.UNBAN, GARDEN, "d1", 6);
    assertThat(text())
        .contains("Taken back: the entry on our list; the ban in Garden .")
        .contains("being taken back: the ban in !bikes:hs.example .");

    came(Kind.UNBAN, BIKES, "d1", Status.SIMULATED, "", 7);
    assertThat(text())
        .contains("; the bans in !bikes:hs.example, Garden (simulated)")
        .doesNotContain("being taken back");
  }

  /** The case's page without its markup. */
  private String text() throws Exception {
    return page("/cases/1").replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }
}
