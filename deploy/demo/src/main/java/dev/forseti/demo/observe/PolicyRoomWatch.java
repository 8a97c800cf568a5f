package dev.forseti.demo.observe;

import dev.forseti.demo.synapse.MatrixClient;
import dev.forseti.demo.synapse.MatrixRefusal;
import dev.forseti.demo.synapse.RoomSync;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A member of the policy room who looks at it by {@code /sync}, as a moderator's client does. */
public final class PolicyRoomWatch implements AutoCloseable {
  private static final Duration LONG_POLL = Duration.ofSeconds(5);
  private static final Duration UNTIL_THERE = Duration.ofSeconds(60);
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private final RoomSync sync;
  private final ObservedList seen;
  private final InstantSource clock;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);

  private PolicyRoomWatch(RoomSync sync, ObservedList seen, InstantSource clock) {
    this.sync = sync;
    this.seen = seen;
    this.clock = clock;
    this.thread = Thread.ofPlatform().daemon().name("policy-room-watch").unstarted(this::look);
  }

  /**
   * Joins the room behind the alias and begins to look.
   *
   * @throws IllegalStateException when Forseti has not made the room within a minute
   */
  public static PolicyRoomWatch start(
      MatrixClient member, String alias, ObservedList seen, InstantSource clock) {
    RoomId room =
        Polling.until(() -> resolve(member, alias), UNTIL_THERE, BETWEEN)
            .orElseThrow(() -> new IllegalStateException("there is no policy room " + alias));
    member.join(room);
    var watch = new PolicyRoomWatch(member.sync(room), seen, clock);
    watch.thread.start();
    return watch;
  }

  private static Optional<RoomId> resolve(MatrixClient member, String alias) {
    try {
      return Optional.of(member.resolveAlias(alias));
    } catch (MatrixRefusal notYet) {
      return Optional.empty();
    }
  }

  /** Looks on until it is closed; an answer that does not come is asked for again. */
  private void look() {
    try {
      while (closing.getCount() > 0) {
        try {
          sync.next(LONG_POLL).forEach(this::take);
        } catch (MatrixRefusal | UncheckedIOException away) {
          var unused = closing.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IllegalStateException interrupted) {
          if (closing.getCount() > 0) {
            throw interrupted;
          }
        }
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  /** An entry without content is one taken back. */
  private void take(MatrixClient.StateEvent event) {
    if (!event.type().equals("m.policy.rule.user") || !event.stateKey().startsWith("rule:")) {
      return;
    }
    Optional<UserId> user = UserId.read(event.stateKey().substring("rule:".length()));
    if (user.isEmpty()) {
      return; // a hash: the demo's users have ids that are listed as they are
    }
    if (event.content().string("recommendation").isPresent()) {
      seen.listed(user.get(), clock.instant());
    } else {
      seen.gone(user.get());
    }
  }

  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
  }
}
