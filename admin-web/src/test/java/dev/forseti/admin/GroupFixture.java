package dev.forseti.admin;

import dev.forseti.model.Contribution;
import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Measure;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.wire.Topics;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A test on many who do alike. */
public abstract class GroupFixture extends SignedInFixture {
  protected static final Subject SHOP = Subject.campaign("link.domain", "shop.example");

  protected static Subject user(int i) {
    return new Subject(Subject.Kind.USER, "@raider" + i + ":evil.example");
  }

  /** They come one after the other, each with a verdict of the campaign. */
  protected void raid(int from, int to) {
    for (int i = from; i <= to; i++) {
      see(verdict(user(i), "v" + i, Standing.ACT, 7, i, SHOP));
    }
  }

  /** Somebody came to stand like this, because of a campaign or of something else. */
  public static Verdict verdict(
      Subject subject,
      String id,
      Standing standing,
      double nats,
      int seconds,
      @Nullable Subject campaign) {
    Instant at = Samples.AT.plusSeconds(seconds);
    var hit = new EventId("$hit");
    var why = new Contribution(new RuleId("raid"), "raids", 4.5, 4.0, 1, at, hit, "came at once");
    return new Verdict(
        id,
        subject,
        Standing.NONE,
        standing,
        Mode.ACT,
        hit,
        new RoomId("!room:hs.example"),
        at,
        Harm.SPAM,
        "advertises " + Samples.HOSTILE,
        "advertises",
        new Reputation(subject, nats, -4.0, nats - 2, nats + 2, standing, 1, at, List.of(why)),
        List.of(hit),
        List.of(new RoomId("!room:hs.example")),
        campaign);
  }

  /** The same of somebody who was to be acted on before. */
  static Verdict fall(Verdict v) {
    return new Verdict(
        v.id(),
        v.subject(),
        Standing.ACT,
        v.standing(),
        v.mode(),
        v.eventId(),
        v.roomId(),
        v.at(),
        v.harm(),
        v.reason(),
        v.publicReason(),
        v.reputation(),
        v.evidence(),
        v.evidenceRooms(),
        v.campaign());
  }

  protected void see(Verdict verdict) {
    console.projections().apply(Topics.VERDICTS, "", verdict);
  }

  void outcome(int i, Outcome.Status status, int seconds, @Nullable Subject campaign) {
    console
        .projections()
        .apply(
            Topics.OUTCOMES,
            "",
            new Outcome(
                "m" + i,
                Measure.Kind.PUBLISH,
                user(i),
                status,
                status == Outcome.Status.HELD ? "the quota is used up" : "",
                null,
                "v" + i,
                Samples.AT.plusSeconds(seconds),
                campaign));
  }

  void learn(String id, Subject subject, Decision.Kind kind, int seconds) {
    console
        .projections()
        .apply(
            Topics.DECISIONS,
            "",
            new Decision(
                id,
                subject,
                kind,
                "ines",
                "decided elsewhere",
                Harm.SPAM,
                Samples.AT.plusSeconds(seconds),
                null,
                null));
  }

  long open(String subject) {
    return console
        .jdbc()
        .sql("select count(*) from cases where open and subject like ?")
        .param(subject)
        .query(Long.class)
        .single();
  }

  protected long caseOf(Subject subject) {
    return console
        .jdbc()
        .sql("select max(id) from cases where subject = ?")
        .param(subject.key())
        .query(Long.class)
        .single();
  }

  HttpResponse<String> decide(long caseId, String kind, String seen) throws Exception {
    return console.form(
        "/cases/" + caseId + "/decisions",
        "kind=" + kind + "&reason=raid&note=my+own+words" + seen,
        session);
  }

  protected String page(String path) throws Exception {
    return console.page(path, session);
  }
}
