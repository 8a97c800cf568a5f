package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Standing;
import dev.forseti.wire.Topics;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of decision has its own reasons, and its own end. */
class ReasonsIT extends DecidingFixture {
  private static final String TYPED =
      "&words=my+own+words&note=only+for+us&harm=m.harassment&clearDays=365";

  @BeforeEach
  void eveIsFlagged() {
    console
        .projections()
        .apply(Topics.VERDICTS, "", Samples.verdict("v1", Standing.REVIEW, Samples.AT));
  }

  @Test
  void eachKindOffersItsOwnReasonsAndNoneIsChosen() throws Exception {
    String page = console.page("/cases/1", session);

    assertThat(reasons(page, "LIST")).contains("Scam or fraud").doesNotContain("Wrongly flagged");
    assertThat(reasons(page, "WATCH")).contains("Needs more evidence").doesNotContain("Scam");
    assertThat(reasons(page, "CLEAR")).contains("Wrongly flagged").doesNotContain("Scam");
    for (String kind : new String[] {"LIST", "WATCH", "CLEAR"}) {
      assertThat(reasons(page, kind)).as(kind).doesNotContain("checked");
    }
  }

  @Test
  void reasonAndOwnWordsAreReadTogetherAndEachIsEnough() throws Exception {
    form("kind=LIST&reason=Scam+or+fraud&words=+sells+lamps+");
    assertThat(reason()).isEqualTo("Scam or fraud: sells lamps");
    undo();
    form("kind=LIST&words=sells+lamps");
    assertThat(reason()).isEqualTo("sells lamps");
    undo();
    form("kind=LIST&reason=Scam+or+fraud&words=+");
    assertThat(reason()).isEqualTo("Scam or fraud");
  }

  @ParameterizedTest
  @CsvSource({
    "'kind=LIST&reason=', a reason, or give one in your own words",
    "'reason=spam', 'choose what to do: list, watch or clear'",
    "'kind=BURN&reason=spam', 'choose what to do: list, watch or clear'",
    "'kind=LIST&reason=spam&days=soon', 'say for how many days, at most 3650'",
    "'kind=LIST&reason=spam&days=3651', 'say for how many days, at most 3650'",
    "'kind=LIST&reason=spam&days=-1', 'say for how many days, at most 3650'",
    "'kind=LIST&reason=Wrongly+flagged', 'is a reason to clear, not to list'",
    "'kind=CLEAR&reason=Scam+or+fraud', 'is a reason to list, not to clear'",
  })
  void whatIsWrongIsSaidAndAllThatWasTypedIsKept(String fields, String problem) throws Exception {
    boolean noReason = fields.endsWith("reason=");
    form(fields + (noReason ? TYPED.replace("my+own+words", "") : TYPED));

    String page = console.page("/cases/1", session);
    assertThat(page)
        .contains("Not sent", problem, "value=\"only for us\"", "Your note is kept")
        .containsPattern("value=\"m.harassment\"[^>]*selected")
        .containsPattern("name=\"clearDays\" value=\"365\" checked");
    if (!noReason) {
      assertThat(page).contains("value=\"my own words\"", "Your words are kept");
    }
    assertThat(console.count("decisions")).isZero();
  }

  @Test
  void whatWasChosenIsKeptToo() throws Exception {
    form("kind=LIST&reason=Scam+or+fraud&days=7&harm=no+harm+like+this");

    assertThat(console.page("/cases/1", session))
        .contains("Not sent", "no such harm")
        .containsPattern("value=\"LIST\" required\\s[^>]*checked")
        .containsPattern("value=\"Scam or fraud\" checked")
        .containsPattern("name=\"days\" value=\"7\" checked");
  }

  @Test
  void aClearHasNoHarmAndHoldsUntilItIsUndone() throws Exception {
    form("kind=CLEAR&reason=Wrongly+flagged&harm=m.spam&days=30");

    assertThat(outbox()).contains("\"harm\":\"m.none\"").doesNotContain("expires_at\":\"", "spam");
    assertThat(console.count("decisions where expires_at is null")).isEqualTo(1);
    assertThat(console.page("/cases/1", session)).contains("Wrongly flagged", "until it is undone");
  }

  @Test
  void aClearEndsByItselfOnlyWhenAnEndWasChosenForIt() throws Exception {
    form("kind=CLEAR&reason=Wrongly+flagged&clearDays=30");

    assertThat(console.count("decisions where expires_at = at + interval '30 days'")).isEqualTo(1);
    assertThat(console.page("/cases/1", session))
        .contains("Wrongly flagged", ", until 20")
        .doesNotContain("until it is undone<");
  }

  @ParameterizedTest
  @CsvSource({"''", "',\"days\":0'", "',\"days\":null'"})
  void overTheInterfaceAClearWithoutDaysHoldsUntilItIsUndone(String days) throws Exception {
    HttpResponse<String> made = api("{\"kind\":\"CLEAR\",\"reason\":\"fine\"" + days + "}");

    assertThat(made.body()).contains("\"expiresAt\":null");
    assertThat(outbox()).contains("\"harm\":\"m.none\"");
  }

  @Test
  void overTheInterfaceAHarmIsNamedOrIsThatOfTheCase() throws Exception {
    api("{\"kind\":\"LIST\",\"reason\":\"rude\",\"harm\":\"m.harassment\"}");
    assertThat(outbox()).contains("\"harm\":\"m.harassment\"");
    undo();

    api("{\"kind\":\"WATCH\",\"reason\":\"rude\"}");
    assertThat(outbox()).contains("\"harm\":\"m.spam\"");
  }

  private static String reasons(String page, String kind) {
    var set =
        Pattern.compile("(?s)<fieldset[^>]*data-kind=\"" + kind + "\">.*?</fieldset>")
            .matcher(page);
    assertThat(set.find()).as(kind).isTrue();
    return set.group();
  }

  private String reason() {
    return console
        .jdbc()
        .sql("select reason from decisions where kind <> 'UNDO' order by at desc limit 1")
        .query(String.class)
        .single();
  }
}
