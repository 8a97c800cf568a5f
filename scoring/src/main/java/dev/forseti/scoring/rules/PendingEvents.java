package dev.forseti.scoring.rules;

import static dev.forseti.scoring.state.OperatorLifecycle.requireOpen;

import dev.forseti.scoring.stream.CorrelationId;
import dev.forseti.scoring.stream.EvaluationInput;
import dev.forseti.scoring.stream.EventWithFeatures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Joins events with the values of their counters. Events leave in the order in which they came,
 * each once, as soon as all before them are complete. One thread.
 */
final class PendingEvents {
  private final Map<CorrelationId, Pending> byId = new HashMap<>();
  private final Queue<Pending> inOrder = new ArrayDeque<>();

  /** An event, or values that came before it. */
  private static final class Pending {
    private final CorrelationId id;
    private final List<long[]> values = new ArrayList<>();
    private @Nullable EventWithFeatures event;
    private int missing;

    Pending(CorrelationId id) {
      this.id = id;
    }
  }

  /** Adds the input, and passes on each event that is complete now, with its counters' values. */
  void add(EvaluationInput input, BiConsumer<EventWithFeatures, List<long[]>> complete) {
    if (input.event() != null && input.pendingRecords() == 0 && byId.isEmpty()) {
      complete.accept(input.event(), List.of(input.values()));
      return;
    }
    Pending pending = byId.computeIfAbsent(input.correlationId(), Pending::new);
    pending.values.add(input.values());
    if (input.event() == null) {
      pending.missing--;
    } else {
      pending.event = input.event();
      pending.missing += input.pendingRecords();
      inOrder.add(pending);
    }
    for (Pending first = inOrder.peek();
        first != null && first.missing == 0;
        first = inOrder.peek()) {
      inOrder.remove();
      byId.remove(first.id);
      complete.accept(requireOpen(first.event), first.values);
    }
  }

  /** How many events, or values without theirs, are pending. */
  int size() {
    return byId.size();
  }
}
