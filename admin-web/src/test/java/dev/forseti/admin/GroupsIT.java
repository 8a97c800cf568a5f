package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import org.junit.jupiter.api.Test;

/** What many did alike is one case. */
class GroupsIT extends GroupFixture {
  @Test
  void fewAreSingleCasesAndFromTheFifthOnOneCaseIsOpenForAll() throws Exception {
    raid(1, 4);
    assertThat(open("user:%")).isEqualTo(4);

    raid(5, 300);
    raid(5, 300);

    assertThat(open("user:%")).isZero();
    assertThat(open(SHOP.key())).isEqualTo(1);
    assertThat(console.count("cases")).as("no case for each").isEqualTo(5);
    assertThat(console.get("/api/v1/cases", "Authorization", Console.BASIC).body())
        .contains("\"members\":300", "\"subject\":\"campaign:link.domain=shop.example\"");
  }

  @Test
  void whoDecidesACaseThatAGroupHasTakenInIsToldWhichOne() throws Exception {
    raid(1, 4);
    long alone = caseOf(user(1));
    raid(5, 6);

    decide(alone, "LIST", "&seen=v1");
    assertThat(page("/cases/" + alone))
        .contains("Not sent", "closed by itself: it is part of a group case, case " + caseOf(SHOP))
        .doesNotContain("somebody decided");
    assertThat(console.count("decisions")).isZero();
  }

  @Test
  void aRealCaseBesideARaidStandsInTheQueue() throws Exception {
    Subject real = new Subject(Subject.Kind.USER, "@real:hs.example");
    raid(1, 150);
    see(verdict(real, "real", Standing.REVIEW, 3, 200, null));

    assertThat(page("/queue")).contains("@real:hs.example", "150 accounts", ">group<");
    assertThat(console.count("cases where open")).isEqualTo(2);
  }

  @Test
  void whoAlsoDidSomethingElseHasACaseOfItsOwn() {
    see(verdict(user(1), "own", Standing.REVIEW, 3, 0, null));
    raid(1, 6);
    see(verdict(user(2), "other", Standing.ACT, 8, 20, null));
    see(verdict(user(3), "rival", Standing.ACT, 8, 20, Subject.campaign("room", "!x")));

    assertThat(open(user(1).key())).as("before").isEqualTo(1);
    assertThat(open(user(2).key())).as("later").isEqualTo(1);
    assertThat(open(user(3).key())).as("alike with nobody").isEqualTo(1);
    assertThat(open("user:%")).isEqualTo(3);
  }

  @Test
  void oneWaveThatIsKnownByItsTextAndItsLinkIsOneCase() throws Exception {
    Subject text = Subject.campaign("text.fingerprint", "advert");
    for (int i = 1; i <= 6; i++) {
      see(verdict(user(i), "text" + i, Standing.ACT, 6, i, text));
    }
    long smaller = caseOf(text);
    raid(1, 9);
    see(verdict(user(3), "text again", Standing.ACT, 9, 20, text));
    see(verdict(user(8), "text late", Standing.ACT, 8, 21, text));

    assertThat(open("%")).isEqualTo(1);
    assertThat(open(SHOP.key())).isEqualTo(1);
    assertThat(page("/cases/" + smaller))
        .contains("everybody in it is part of a larger group case");

    see(verdict(user(50), "apart", Standing.ACT, 6, 30, text));
    assertThat(open(text.key())).as("one of it is in no other").isEqualTo(1);
    assertThat(caseOf(text)).as("the same case").isEqualTo(smaller);
    assertThat(console.count("cases where open and folded_into is not null")).isZero();
  }

  @Test
  void whatPolicyHoldsWithARuleTakesInTheCasesOfTheseVerdictsInAnyOrder() {
    Subject rule = Subject.campaign("rule", "raid");
    for (int i = 1; i <= 4; i++) {
      see(verdict(user(i), "v" + i, Standing.ACT, 7, i, null));
      outcome(i, Outcome.Status.HELD, i + 10, rule);
    }
    for (int i = 5; i <= 8; i++) {
      outcome(i, Outcome.Status.HELD, i + 10, rule);
      see(verdict(user(i), "v" + i, Standing.ACT, 7, i, null));
    }

    assertThat(open("user:%")).isZero();
    assertThat(open(rule.key())).isEqualTo(1);
    assertThat(console.count("campaign_members where state = 'HELD' and standing = 'ACT'"))
        .isEqualTo(8);
  }

  @Test
  void whatIsHeldForItsOwnSakeIsASingleCase() {
    raid(1, 6);
    outcome(1, Outcome.Status.HELD, 9, null);
    outcome(2, Outcome.Status.HELD, 9, SHOP);

    assertThat(open(user(1).key())).isEqualTo(1);
    assertThat(open("user:%")).isEqualTo(1);
  }

  @Test
  void whatTheHomeserverRefusesOfManyAsksOnce() {
    raid(1, 6);
    for (int i = 1; i <= 6; i++) {
      outcome(i, Outcome.Status.REFUSED, 20, null);
    }

    assertThat(open("%")).isEqualTo(1);
  }

  @Test
  void aDecisionAboutTheGroupIsOneAboutWhoComesLater() throws Exception {
    raid(1, 6);
    long group = caseOf(SHOP);
    assertThat(decide(group, "LIST", "&seen=6&days=30").statusCode()).isEqualTo(302);
    raid(7, 20);
    outcome(7, Outcome.Status.HELD, 30, SHOP);

    assertThat(open("%")).isZero();
    assertThat(console.count("outbox where key like '%campaign:link.domain=shop.example%'"))
        .isEqualTo(1);
    assertThat(page("/cases/" + group)).contains("admin: release all", ">20<");
    assertThat(page("/audit?kind=decisions")).contains("campaign:link.domain=shop.example");

    String id = console.jdbc().sql("select id from decisions").query(String.class).single();
    console.form("/decisions/" + id + "/undo", "", session);
    assertThat(open(SHOP.key())).isEqualTo(1);
    assertThat(open("%")).isEqualTo(1);
  }

  @Test
  void aDecisionAboutTheGroupThatWasTakenElsewhereIsKnownInAnyOrder() {
    learn("early", SHOP, Decision.Kind.CLEAR, 400);
    raid(1, 9);
    assertThat(open("%")).as("the decision was read first").isZero();

    Subject text = Subject.campaign("text.fingerprint", "advert");
    for (int i = 11; i <= 19; i++) {
      see(verdict(user(i), "v" + i, Standing.ACT, 7, i, text));
    }
    learn("late", text, Decision.Kind.CLEAR, 15);
    assertThat(open("%")).as("it is about who came since, too").isZero();
  }

  @Test
  void aGroupWithoutAnybodyWhoWaitsClosesByItselfAndOpensForTheNextOne() throws Exception {
    raid(1, 6);
    long group = caseOf(SHOP);
    for (int i = 1; i <= 4; i++) {
      outcome(i, Outcome.Status.DONE, 20 + i, null);
    }
    learn("d5", user(5), Decision.Kind.CLEAR, 30);
    assertThat(open(SHOP.key())).as("one waits").isEqualTo(1);
    see(verdict(user(6), "fine", Standing.NONE, -5, 31, SHOP));

    assertThat(open("%")).isZero();
    assertThat(page("/cases/" + group))
        .contains("This case closed by itself:", "each of its members is listed, decided or");

    see(verdict(user(1), "again", Standing.ACT, 9, 32, SHOP));
    assertThat(open("%")).as("who is listed already asks nothing").isZero();
    raid(7, 7);
    assertThat(open(SHOP.key())).isEqualTo(1);
    assertThat(caseOf(SHOP)).as("the same case").isEqualTo(group);
  }

  @Test
  void aGroupThatNobodyHasLookedAtStaysOpenThoughAllAreListed() {
    raid(1, 6);
    for (int i = 1; i <= 6; i++) {
      outcome(i, Outcome.Status.DONE, 20 + i, null);
    }

    assertThat(open(SHOP.key())).isEqualTo(1);
  }

  @Test
  void theOthersThatPolicyReleasesAfterASampleCloseTheGroup() throws Exception {
    raid(1, 8);
    for (int i = 1; i <= 8; i++) {
      outcome(i, Outcome.Status.HELD, 10 + i, SHOP);
    }
    console.form("/cases/" + caseOf(SHOP) + "/members", "member=" + user(3).key(), session);
    long alone = caseOf(user(3));
    assertThat(page("/cases/" + alone))
        .contains("8 accounts did alike", "policy then also lists the 7 others held with it");
    decide(alone, "LIST", "&seen=v3");
    assertThat(open(SHOP.key())).isEqualTo(1);

    for (int i = 1; i <= 8; i++) {
      outcome(i, Outcome.Status.DONE, 40 + i, null);
    }
    assertThat(open("%")).isZero();
  }
}
