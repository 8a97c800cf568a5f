package dev.forseti.policy.state;

import dev.forseti.model.EvidenceEvent;
import dev.forseti.model.RedactionRequest;
import dev.forseti.model.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What moderators want redacted of what users wrote, together with their decisions. Of all requests
 * the newest with {@value #ALL} events are kept; what is forgotten is counted.
 */
public final class RedactionRequests {
  static final int ALL = 200_000;

  private static final Comparator<RedactionRequest> BY_AGE =
      Comparator.comparing(RedactionRequest::at).thenComparing(RedactionRequest::id);

  private final LinkedHashMap<String, RedactionRequest> byId = new LinkedHashMap<>();
  private final Map<Subject, List<RedactionRequest>> byUser = new HashMap<>();
  private final Shared shared = new Shared();
  private final Runnable forgotten;
  private int events;

  /**
   * None.
   *
   * @param forgotten hears of each event that is forgotten since more came
   */
  RedactionRequests(Runnable forgotten) {
    this.forgotten = forgotten;
  }

  void add(RedactionRequest full) {
    if (byId.containsKey(full.id())) {
      return;
    }
    RedactionRequest request = sharing(full);
    byId.put(request.id(), request);
    byUser.merge(
        request.subject(),
        List.of(request),
        (before, one) -> Stream.concat(before.stream(), one.stream()).sorted(BY_AGE).toList());
    events += request.events().size();
    while (events > ALL) {
      RedactionRequest oldest = byId.firstEntry().getValue();
      oldest.events().forEach(each -> forgotten.run());
      remove(oldest);
    }
  }

  private RedactionRequest sharing(RedactionRequest full) {
    return new RedactionRequest(
        full.id(),
        full.subject(),
        shared.one(full.decision()),
        shared.one(full.about()),
        full.events().stream()
            .map(each -> new EvidenceEvent(each.eventId(), shared.one(each.roomId())))
            .toList(),
        full.at());
  }

  private void remove(RedactionRequest request) {
    byId.remove(request.id());
    byUser.computeIfPresent(
        request.subject(),
        (user, all) -> {
          List<RedactionRequest> left = all.stream().filter(each -> each != request).toList();
          return left.isEmpty() ? null : left;
        });
    events -= request.events().size();
  }

  /**
   * What is to be redacted of a user, the oldest request first, whether its decision holds or not.
   */
  public List<RedactionRequest> of(Subject user) {
    return byUser.getOrDefault(user, List.of());
  }

  /** Drops what is older: its topic holds it no longer. */
  void forget(Instant oldest) {
    List.copyOf(byId.values()).stream()
        .filter(each -> each.at().isBefore(oldest))
        .forEach(this::remove);
  }
}
