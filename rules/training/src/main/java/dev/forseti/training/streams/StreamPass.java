package dev.forseti.training.streams;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Variable;
import dev.forseti.model.Contribution;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.model.Subject;
import dev.forseti.pipeline.Conclusions;
import dev.forseti.pipeline.InputLimits;
import dev.forseti.pipeline.LocalPipeline;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.eval.RuleSet;
import dev.forseti.rules.learned.LearnedModel;
import dev.forseti.rules.learned.TextModel;
import dev.forseti.rules.learned.TreesModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One pass over a stream in the order of time, each event scored before anything is known of it.
 */
public final class StreamPass {
  private final RuleSet rules;
  private final ReputationRules reputations;
  private final EventReader events;

  /**
   * Passes with these packs.
   *
   * @throws IllegalArgumentException when they cannot be compiled
   */
  public StreamPass(List<RulePack> packs, double budget, EventReader events) {
    RuleCompiler.Result compiled = RuleCompiler.compile(packs);
    if (!compiled.problems().isEmpty()) {
      throw new IllegalArgumentException(compiled.problems().getFirst().shown());
    }
    this.rules = compiled.rules();
    this.reputations = ReputationRules.of(budget, rules.groups());
    this.events = events;
  }

  /**
   * What a pass found.
   *
   * @param rows the first labelled messages of each sender
   * @param senders all that sent a labelled message
   */
  public record Found(List<StreamRow> rows, List<SenderRecord> senders) {}

  /**
   * Goes over a stream.
   *
   * @param mostRows how many rows of a sender are kept
   */
  public Found over(LabelledStream stream, int mostRows) throws IOException {
    Labels labels = Labels.read(stream.labels());
    var pipeline = new LocalPipeline(rules, reputations);
    var conclusions = new Conclusions();
    var judge = new StreamJudge(stream.name(), labels);
    List<StreamRow> rows = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    events.read(
        stream.events(),
        event -> {
          conclusions.add(pipeline.accept(event));
          judge.add(event, conclusions);
          Boolean isAbuse = labels.messages().get(event.eventId().value());
          if (isAbuse == null) {
            return;
          }
          int place = places.merge(event.sender().value(), 1, Integer::sum) - 1;
          if (place < mostRows && InputLimits.refusal(event).isEmpty()) {
            rows.add(row(stream.name(), event, isAbuse, place, conclusions, pipeline.values()));
          }
        });
    if (places.values().stream().mapToInt(Integer::intValue).sum() < labels.messages().size()) {
      throw new IOException(stream.labels() + " names events that are not in the stream");
    }
    return new Found(rows, judge.senders());
  }

  /** Work on one of many that may fail on a file. */
  public interface Work<T, R> {
    R on(T each) throws IOException;
  }

  /** Goes over some streams, several at once; what was found is in their order. */
  public List<Found> overAll(List<LabelledStream> streams, int mostRows) throws IOException {
    return parallel(streams, stream -> over(stream, mostRows));
  }

  /** Works on several at once; the results are in the order of the list. */
  public static <T, R> List<R> parallel(List<T> all, Work<T, R> work) throws IOException {
    try {
      return all.parallelStream()
          .map(
              each -> {
                try {
                  return work.on(each);
                } catch (IOException failed) {
                  throw new UncheckedIOException(failed);
                }
              })
          .toList();
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private StreamRow row(
      String stream,
      RoomEvent event,
      boolean isAbuse,
      int place,
      Conclusions conclusions,
      FeatureVector values) {
    Set<String> asked = new TreeSet<>();
    Map<String, double[]> inputs = new TreeMap<>();
    Map<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, LearnedModel> each : rules.models().entrySet()) {
      if (each.getValue().wasAsked(values)) {
        asked.add(each.getKey());
      }
      switch (each.getValue()) {
        case TreesModel trees -> inputs.put(each.getKey(), trees.numbers(values));
        case TextModel weighed -> {
          String text = weighed.text(values);
          if (text != null) {
            texts.put(each.getKey(), text);
          }
        }
      }
    }
    return new StreamRow(
        stream,
        event.sender().value(),
        isAbuse,
        place,
        values.number(Variable.SENDER_MESSAGES.slot()),
        conclusions.logOdds(Subject.user(event.sender())),
        byRule(conclusions.contributions(Subject.user(event.sender()))),
        asked,
        inputs,
        texts);
  }

  private static Map<String, Double> byRule(List<Contribution> contributions) {
    Map<String, Double> counted = new TreeMap<>();
    for (Contribution each : contributions) {
      if (each.counted() != 0) {
        counted.put(each.rule().value(), each.counted());
      }
    }
    return counted;
  }
}
