package dev.forseti.policy.filter;

import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.filter.MessageEvidence.Message;
import dev.forseti.policy.homeserver.Backoff;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.LiveEvent;
import dev.forseti.runtime.http.Response;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The filters without topics: takes in what happens and does what follows. One thread uses it. */
final class FilterCore {
  /** So long it is waited for the message of which a rule speaks. */
  private static final Duration UNSEEN = Duration.ofMinutes(1);

  private final FilterConfig config;
  private final HomeserverClient homeserver;
  private final FilterRules rules;
  private final FilterTallies tallies;
  private final Executor executor;
  private final ListedSubjects listed = new ListedSubjects();
  private final MessageEvidence evidence = new MessageEvidence();
  private final SeenEvents seen = new SeenEvents();

  /** Messages of which a rule has said something new, since when. */
  private final LinkedHashMap<Message, Instant> touched = new LinkedHashMap<>();

  private final Backoff backoff = new Backoff();
  private final Backoff policyRoomBackoff = new Backoff();
  private @Nullable FilterSession session;
  private UserId self = new UserId("@nobody:invalid");

  FilterCore(
      FilterConfig config,
      HomeserverClient homeserver,
      FilterRules rules,
      Executor executor,
      MeterRegistry metrics) {
    this.config = config;
    this.homeserver = homeserver;
    this.rules = rules;
    this.executor = executor;
    this.tallies = new FilterTallies(metrics);
  }

  /**
   * Takes an event in. Before there is a session nothing can be done about it, and rooms are read
   * then.
   */
  void take(RoomEvent event, Instant now) {
    boolean isManaged = config.managementRoom().filter(event.roomId()::equals).isPresent();
    if (session != null && !isManaged && LiveEvent.isLive(event)) {
      if (session.mayFilter(event.roomId())) {
        seen.add(event);
      }
      session.take(event, now);
    }
  }

  /** Takes in what a rule said. */
  void take(Signal signal, Instant now) {
    if (session == null || !session.mayFilter(signal.roomId())) {
      return;
    }
    evidence.add(signal, now).ifPresent(message -> touched.putIfAbsent(message, now));
    if (touched.size() > MessageEvidence.MESSAGES) {
      touched.pollFirstEntry();
      tallies.count("remove", "left_out");
    }
  }

  /** Takes in an entry of our list. */
  void take(String key, PublishedEntry entry, Instant now) {
    listed.add(key, entry);
    lookAt(entry.subject(), now);
  }

  /** An entry is gone. */
  void gone(String key, Instant now) {
    listed.remove(key).ifPresent(subject -> lookAt(subject, now));
  }

  private void lookAt(Subject subject, Instant now) {
    if (session != null) {
      session.lookAt(subject, now);
    }
  }

  /** Does what can be done now; whether more could be done at once. */
  boolean work(Instant now) {
    if (session == null && !backoff.mustWait(now)) {
      open(now);
    }
    FilterSession open = session;
    if (open == null) {
      return false;
    }
    if (listed.policyRoom().isEmpty() && !policyRoomBackoff.mustWait(now)) {
      findPolicyRoom(open, now);
    }
    lookAtTouched(open, now);
    return open.work(now);
  }

  /** Whether the homeserver has said who we are; until then no filter works. */
  boolean isOpen() {
    return session != null;
  }

  private void lookAtTouched(FilterSession open, Instant now) {
    for (Iterator<Map.Entry<Message, Instant>> each = touched.entrySet().iterator();
        each.hasNext(); ) {
      Map.Entry<Message, Instant> next = each.next();
      Message message = next.getKey();
      Optional<Boolean> isMessage =
          seen.isMessage(message.event(), message.room(), message.sender());
      boolean isLate = !now.isBefore(next.getValue().plus(UNSEEN));
      if (isMessage.isPresent() ? !isMessage.get() || open.isDone(message, now) : isLate) {
        each.remove();
      }
    }
  }

  private void open(Instant now) {
    Response<UserId> whoami = homeserver.whoami();
    Response<Set<RoomId>> joined = homeserver.joinedRooms();
    if (whoami instanceof Response.Done<UserId>(UserId user)
        && joined instanceof Response.Done<Set<RoomId>>(Set<RoomId> rooms)) {
      self = user;
      FilterSession open =
          new FilterSession(config, homeserver, user, rules, listed, executor, tallies, now);
      open.joined(rooms);
      session = open;
    } else {
      backoff.failed(whoami instanceof Response.Done ? joined : whoami, now);
    }
  }

  /** Policy makes it at its first start. */
  private void findPolicyRoom(FilterSession open, Instant now) {
    String alias = config.policyRoom().aliasLocalpart();
    Response<RoomId> found = homeserver.resolveAlias("#" + alias + ":" + self.server());
    if (found instanceof Response.Done<RoomId>(RoomId room)) {
      listed.policyRoomIs(room);
      open.lookAtEverybody(now);
    } else {
      policyRoomBackoff.failed(new Response.Retry<>(Duration.ofSeconds(5), ""), now);
    }
  }
}
