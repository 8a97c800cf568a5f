package dev.forseti.scoring;

import dev.forseti.scoring.stream.EventStep;
import dev.forseti.scoring.stream.ReadEvent;
import dev.forseti.scoring.stream.Ticket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The events that wait for the values of their counters. They leave in the order in which they
 * came, each once, as soon as all that is before them is complete. One thread.
 */
final class WaitingEvents {
  private final Map<Ticket, Waiting> byTicket = new HashMap<>();
  private final Queue<Waiting> inOrder = new ArrayDeque<>();

  /** An event, or values that came before it. */
  private static final class Waiting {
    private final Ticket ticket;
    private final List<long[]> values = new ArrayList<>();
    private @Nullable ReadEvent event;
    private int missing;

    Waiting(Ticket ticket) {
      this.ticket = ticket;
    }
  }

  /** Takes what came, and hands on each event that is complete now, with its counters' values. */
  void take(EventStep step, BiConsumer<ReadEvent, List<long[]>> complete) {
    if (step.event() != null && step.records() == 0 && byTicket.isEmpty()) {
      complete.accept(step.event(), List.of(step.values()));
      return;
    }
    Waiting its = byTicket.computeIfAbsent(step.ticket(), Waiting::new);
    its.values.add(step.values());
    if (step.event() == null) {
      its.missing--;
    } else {
      its.event = step.event();
      its.missing += step.records();
      inOrder.add(its);
    }
    for (Waiting first = inOrder.peek();
        first != null && first.missing == 0;
        first = inOrder.peek()) {
      inOrder.remove();
      byTicket.remove(first.ticket);
      complete.accept(Opened.of(first.event), first.values);
    }
  }

  /** How many events, or values without theirs, are held. */
  int size() {
    return byTicket.size();
  }
}
