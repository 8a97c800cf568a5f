package dev.forseti.faults.run;

import dev.forseti.faults.plan.Plan;
import dev.forseti.faults.plan.Ruled;
import dev.forseti.faults.run.Console.Reply;
import dev.forseti.model.Decision;
import dev.forseti.model.UserId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides what the plan says, and remembers what was answered. A decision is sent once, and again
 * only when it was refused, with the case that is open by then.
 */
final class Moderator {
  private static final int TRIES = 4;

  private final Console console;
  private final Diary diary;
  private final Map<UserId, Long> cases = new HashMap<>();
  private final List<Thread> deciding = new ArrayList<>();
  private final Map<Ruled, Reply> replies = new HashMap<>();

  Moderator(Console console, Diary diary) {
    this.console = console;
    this.diary = diary;
  }

  /** Looks for the case of each about whom will be decided; whether all are there. */
  boolean findsCases(Plan plan) throws InterruptedException {
    List<Ruled> all = new ArrayList<>(plan.decisions());
    all.add(plan.afterwards());
    for (Ruled each : all) {
      if (!cases.containsKey(each.about())) {
        try {
          console.caseOf(each.about()).ifPresent(id -> cases.put(each.about(), id));
        } catch (IOException notNow) {
          return false;
        }
      }
    }
    return all.stream().map(Ruled::about).allMatch(cases::containsKey);
  }

  /** Sends the decision without waiting for what comes of it. */
  void begin(Ruled ruled) {
    deciding.add(Thread.ofVirtual().name("moderator").start(() -> decide(ruled)));
  }

  private void decide(Ruled ruled) {
    Reply reply = new Reply.Refused(0);
    try {
      long open = cases.getOrDefault(ruled.about(), 0L);
      for (int i = 0; i < TRIES && reply instanceof Reply.Refused; i++) {
        reply = console.decide(open, ruled.kind());
        diary.note(ruled.kind() + " about " + ruled.about() + ", case " + open + ": " + reply);
        if (reply instanceof Reply.Refused) {
          open = console.caseOf(ruled.about()).orElse(0L);
        }
      }
    } catch (IOException noCaseFound) {
      reply = new Reply.Refused(0);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
    synchronized (replies) {
      replies.put(ruled, reply);
    }
  }

  /** Waits until all that was sent is answered, or given up. */
  void finish() throws InterruptedException {
    for (Thread each : deciding) {
      each.join();
    }
  }

  /** The ids of what was taken. */
  Set<String> decisions() {
    Set<String> ids = new HashSet<>();
    for (Reply each : replies().values()) {
      if (each instanceof Reply.Taken(String id)) {
        ids.add(id);
      }
    }
    return ids;
  }

  int notTaken() {
    return replies().size() - decisions().size();
  }

  /** Whom a decision of the kind is about that got such a reply. */
  Set<UserId> about(Decision.Kind kind, Class<? extends Reply> such) {
    Set<UserId> users = new HashSet<>();
    replies()
        .forEach(
            (ruled, reply) -> {
              if (ruled.kind() == kind && such.isInstance(reply)) {
                users.add(ruled.about());
              }
            });
    return users;
  }

  private Map<Ruled, Reply> replies() {
    synchronized (replies) {
      return Map.copyOf(replies);
    }
  }
}
