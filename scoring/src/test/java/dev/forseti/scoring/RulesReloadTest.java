package dev.forseti.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.scoring.stream.StreamTypes;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Packs come, change, break and go while events flow. */
@Timeout(60)
class RulesReloadTest {
  @TempDir Path folder = Path.of("");

  @Test
  void changesRulesWithoutAPauseAndKeepsTheCountsOfOthers() throws Exception {
    ScoringConfig config = TestJob.config(folder, 1, pack("steady", "steady", "30d"));
    StreamExecutionEnvironment env = TestJob.environment(config);
    var events =
        env.fromSequence(0, Long.MAX_VALUE - 1)
            .uid("numbers")
            .process(new ScriptedEvents(), StreamTypes.INCOMING_EVENT)
            .uid("events");
    ScoringTopology.Outputs outputs =
        ScoringTopology.define(
            events,
            env.fromData(java.util.List.of(TestJob.NO_DECISION), StreamTypes.DECISION).uid("d"),
            env.fromData(java.util.List.of(TestJob.NO_VERDICT), StreamTypes.VERDICT).uid("v"),
            events.getSideOutput(ScriptedEvents.PACKS),
            config);
    var output =
        outputs
            .signals()
            .map(RulesReloadTest::shown, Types.STRING)
            .uid("shown")
            .union(outputs.malformed().map(m -> "aside " + m.position(), Types.STRING).uid("aside"))
            .collectAsync();
    JobClient job = env.executeAsync("reload");
    try (output) {
      followsTheScript(output);
    } finally {
      job.cancel().get();
    }
  }

  private static void followsTheScript(CloseableIterator<String> output) {
    var script = new Script(output);
    script.until("steady 0 1");

    ScriptedEvents.HANDED_IN.add(pack("added", "first", "1d"));
    script.untilRule("first");
    long offset = script.event - script.count;
    assertThat(script.count).isEqualTo(1);

    ScriptedEvents.HANDED_IN.add(pack("added", "second", "1d"));
    script.untilRule("second");
    assertThat(script.event - script.count).as("the counter goes on").isEqualTo(offset);

    ScriptedEvents.HANDED_IN.add(TestPacks.pack("added", "pack: added\nnonsense: 1\n"));
    script.until("aside added");
    script.untilRule("second");
    assertThat(script.event - script.count).as("the old version goes on").isEqualTo(offset);

    ScriptedEvents.HANDED_IN.add(TestPacks.pack("added", ""));
    script.untilTwiceInARow("steady");
    assertThat(script.steady).as("no event was passed over").isEqualTo(script.event);
  }

  private static RulePack pack(String name, String rule, String window) {
    return TestPacks.pack(
        name,
        """
        pack: %s
        counters:
          seen_%s: {count: events, by: [sender], within: %s}
        rules:
          - id: %s
            when: seen_%s >= 1
            signal: {about: room, weight: 0.1, harm: m.spam, because: "{seen_%s}"}
        """
            .formatted(name, name, window, rule, name, name));
  }

  private static String shown(Signal signal) {
    return signal.rule() + " " + signal.eventId().value().substring(1) + " " + signal.because();
  }

  /** Reads what the job emits: the rule, the event's number, the counter's value. */
  private static final class Script {
    private final Iterator<String> output;
    private String rule = "";
    private long event;
    private long count;
    private long steady = -1;

    Script(Iterator<String> output) {
      this.output = output;
    }

    private String next() {
      String line = output.next();
      String[] parts = line.split(" ");
      if (parts.length == 3) {
        rule = parts[0];
        event = Long.parseLong(parts[1]);
        count = Long.parseLong(parts[2]);
        if (rule.equals("steady")) {
          assertThat(event).isEqualTo(steady + 1);
          assertThat(count).as("counts are kept").isEqualTo(event + 1);
          steady = event;
        }
      }
      return line;
    }

    void until(String line) {
      String found = next();
      while (!found.equals(line)) {
        found = next();
      }
    }

    void untilRule(String wanted) {
      do {
        next();
      } while (!rule.equals(wanted));
    }

    void untilTwiceInARow(String wanted) {
      String before;
      do {
        before = rule;
        next();
      } while (!rule.equals(wanted) || !before.equals(wanted));
    }
  }
}
