package dev.forseti.scoring;

import static dev.forseti.scoring.state.OperatorLifecycle.requireOpen;

import dev.forseti.model.RoomEvent;
import dev.forseti.scoring.stream.IncomingEvent;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.jspecify.annotations.Nullable;

/** The event of each number of an {@link EventStream}, as read from its topic. */
final class GeneratedEvents extends RichMapFunction<Long, IncomingEvent> {
  private static final long serialVersionUID = 1L;

  private final long seed;
  private final int count;
  private transient @Nullable List<RoomEvent> events;

  GeneratedEvents(long seed, int count) {
    this.seed = seed;
    this.count = count;
  }

  @Override
  public void open(OpenContext context) {
    events = EventStream.of(seed, count);
  }

  @Override
  public IncomingEvent map(Long number) {
    RoomEvent event = requireOpen(events).get(number.intValue());
    return IncomingEvent.of(event);
  }
}
