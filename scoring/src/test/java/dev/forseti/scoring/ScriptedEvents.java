package dev.forseti.scoring;

import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.scoring.stream.IncomingEvent;
import dev.forseti.scoring.stream.StreamTypes;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Events of one sender without end, and among them the packs that a test hands in. */
final class ScriptedEvents extends ProcessFunction<Long, IncomingEvent> {
  private static final long serialVersionUID = 1L;

  static final OutputTag<RulePack> PACKS = new OutputTag<>("packs", StreamTypes.PACK);

  /** What the test hands in; the job runs in the same process. */
  static final Queue<RulePack> HANDED_IN = new ConcurrentLinkedQueue<>();

  @Override
  public void processElement(Long number, Context context, Collector<IncomingEvent> out) {
    RulePack pack = HANDED_IN.poll();
    if (pack != null) {
      context.output(PACKS, pack);
    }
    RoomEvent event = Events.message("" + number, "r", "@a:one.example", number / 100, "hello");
    out.collect(IncomingEvent.of(event));
  }
}
