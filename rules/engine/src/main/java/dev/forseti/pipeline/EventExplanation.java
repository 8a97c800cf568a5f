package dev.forseti.pipeline;

import dev.forseti.model.EventId;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.UserId;
import dev.forseti.reputation.VerdictArithmetic;
import dev.forseti.rules.eval.NamedValue;
import dev.forseti.rules.eval.RuleFinding;
import dev.forseti.rules.learned.TreesModel;
import java.time.Instant;
import java.util.List;

/**
 * All that scoring made of one event.
 *
 * @param at when it is counted
 * @param variables each with its value
 * @param counters those that rules read, with this event counted
 * @param models what learned models find
 * @param rules what each rule made of it, in their order
 * @param reckonings of the sender, and of whom else the event gave signals about
 */
public record EventExplanation(
    EventId eventId,
    RoomId roomId,
    UserId sender,
    Instant at,
    List<NamedValue> variables,
    List<CounterValue> counters,
    List<ModelFinding> models,
    List<RuleFinding> rules,
    List<Reckoning> reckonings) {
  public EventExplanation {
    variables = List.copyOf(variables);
    counters = List.copyOf(counters);
    models = List.copyOf(models);
    rules = List.copyOf(rules);
    reckonings = List.copyOf(reckonings);
  }

  /** A counter of a pack; unknown also when no rule could have needed it. */
  public record CounterValue(String pack, NamedValue value) {}

  /**
   * A learned model of a pack.
   *
   * @param value what it finds, in nats
   * @param parts what each of its inputs added; empty for a model of texts, and when nothing is
   *     known
   */
  public record ModelFinding(String pack, NamedValue value, List<TreesModel.Part> parts) {
    public ModelFinding {
      parts = List.copyOf(parts);
    }
  }

  /**
   * The standing of a subject after the event.
   *
   * @param before its standing before
   */
  public record Reckoning(Standing before, VerdictArithmetic arithmetic) {}
}
