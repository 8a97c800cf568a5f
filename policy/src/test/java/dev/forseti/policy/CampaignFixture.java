package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A world in which many accounts do one thing. */
abstract class CampaignFixture {
  static final RoomId LOUNGE = new RoomId("!lounge");
  static final Subject SHOP = Subject.campaign("link.domain", "shop.example");
  static final Subject CASINO = Subject.campaign("link.domain", "casino.example");
  static final Subject RULE = Subject.campaign("rule", "link-flood");
  static final PolicyConfig CONFIG = World.enforcing(Mode.ACT, Set.of(LOUNGE));

  final World world = new World(CONFIG);

  void say(String id, Verdict verdict) {
    assertThat(verdict.id()).isEqualTo(id);
    world.say(verdict);
    world.drain();
  }

  void decide(String id, Subject subject, Decision.Kind kind, @Nullable String of) {
    decide(world, id, subject, kind, of);
  }

  static void decide(
      World world, String id, Subject subject, Decision.Kind kind, @Nullable String undoes) {
    world.pass(Duration.ofSeconds(1));
    world.say(world.decision(id, subject, kind, undoes));
    world.drain();
  }

  static void assertNothingIsDoneAgain(World world) {
    List<String> effects = List.copyOf(world.homeserver.effects);
    world.restart();
    world.drain();
    assertThat(world.homeserver.effects).isEqualTo(effects);
  }

  static void raid(World world, String name, Subject campaign, int accounts) {
    for (int i = 0; i < accounts; i++) {
      world.say(world.verdict("v-" + name + i, name + i, campaign));
    }
  }

  static String id(String user) {
    return World.user(user).id();
  }

  long listed(String name) {
    return world.listed().stream().filter(each -> each.matches("@" + name + "[0-9]+:.*")).count();
  }

  static List<Outcome> held(World world) {
    return world.journal.outcomes.stream()
        .filter(each -> each.status() == Outcome.Status.HELD)
        .toList();
  }

  static Set<Subject> campaignsOfHeld(World world) {
    return held(world).stream().map(Outcome::campaign).collect(Collectors.toSet());
  }
}
