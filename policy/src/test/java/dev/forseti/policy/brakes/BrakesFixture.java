package dev.forseti.policy.brakes;

import dev.forseti.model.EntityPattern;
import dev.forseti.model.Harm;
import dev.forseti.model.ListEntry;
import dev.forseti.model.ListEntry.Recommendation;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.BrakeResult.Brake;
import dev.forseti.policy.brakes.BrakeResult.Held;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brakes with small limits, and what is asked of them. */
abstract class BrakesFixture {
  static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  static final CountedWith RULE = CountedWith.of(null, Optional.of(new RuleId("link-flood")));
  static final Optional<CountedWith> ALONE = Optional.of(RULE);
  static final BrakesConfig CONFIG =
      new BrakesConfig(
          Set.of(new UserId("@mod:good.example")),
          patterns("matrix.org", "@*:allies.example", "ported.example:8448", "@*:[::1]:8448"),
          5,
          3,
          5,
          6,
          4,
          2,
          10,
          3.0,
          Set.of(Subject.Kind.USER));

  static final Set<RoomId> ROOMS = Set.of(new RoomId("!lounge:own.example"));

  final Brakes brakes =
      new Brakes(CONFIG, new UserId("@forseti:own.example"), ROOMS, UnaryOperator.identity());

  void hits(int distinct, Instant at) {
    for (int i = 0; i < distinct; i++) {
      brakes.hit(RULE, new Subject(Subject.Kind.USER, "@u" + i + ":evil.example"), at);
    }
  }

  static List<EntityPattern> patterns(String... texts) {
    return Stream.of(texts).map(EntityPattern::new).toList();
  }

  BrakeResult decided(Subject.Kind kind, String entity) {
    return brakes.beforePublishing(entry(kind, entity), pattern(entity), Optional.empty(), NOON);
  }

  /** As an entry that names its subject by hash. */
  BrakeResult byHash(Subject.Kind kind, String id) {
    return brakes.beforePublishing(entry(kind, id), Optional.empty(), Optional.empty(), NOON);
  }

  BrakeResult automatic(Subject.Kind kind, String entity, Instant now) {
    return brakes.beforePublishing(entry(kind, entity), pattern(entity), ALONE, now);
  }

  BrakeResult automatic(Optional<CountedWith> counted, Instant now) {
    String entity = "@u:evil.example";
    return brakes.beforePublishing(entry(Subject.Kind.USER, entity), pattern(entity), counted, now);
  }

  static Optional<CountedWith> with(String domain) {
    return Optional.of(
        CountedWith.of(
            Subject.campaign("link.domain", domain), Optional.of(new RuleId("link-flood"))));
  }

  static Subject user(int i) {
    return new Subject(Subject.Kind.USER, "@u" + i + ":evil.example");
  }

  static @Nullable Subject campaign(BrakeResult result) {
    return result instanceof Held held ? held.campaign() : null;
  }

  static Optional<EntityPattern> pattern(String entity) {
    return Optional.of(new EntityPattern(entity));
  }

  static ListEntry entry(Subject.Kind kind, String entity) {
    return new ListEntry(
        new Subject(kind, entity), Recommendation.BAN, "spam", Harm.SPAM, "v1", NOON, null);
  }

  static String name(BrakeResult check) {
    return switch (check) {
      case BrakeResult.Passed.PASSED -> "PASSED";
      case Held(Brake brake, String reason, Subject campaign) -> brake.name();
    };
  }
}
