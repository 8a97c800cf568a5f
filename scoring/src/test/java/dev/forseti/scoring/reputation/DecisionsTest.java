package dev.forseti.scoring.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.pipeline.LocalPipeline;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.eval.RuleSet;
import dev.forseti.scoring.stream.SubjectUpdate;
import dev.forseti.scoring.stream.SubtaskKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Decisions among events, in the local pipeline and in the operator. */
class DecisionsTest {
  private static final RuleSet RULES = RuleCompiler.compile(List.of(DecidedStream.PACK)).rules();
  private static final String SUBTASK = SubtaskKeys.of(1, 128).getFirst();

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whenAllHaveEndedEverybodyStandsAsIfNothingHadBeenDecided(long seed) {
    List<Object> decided = DecidedStream.of(seed);
    List<Object> undecided = decided.stream().filter(RoomEvent.class::isInstance).toList();

    assertThat(lastOfEach(decided)).isEqualTo(lastOfEach(undecided)).hasSizeGreaterThan(4);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOperatorConcludesWhatTheLocalPipelineConcludes(long seed) throws Exception {
    var local = local();
    List<Verdict> verdicts = new ArrayList<>();
    Map<Subject, Reputation> reputations = new HashMap<>();
    List<SubjectUpdate> updates = new ArrayList<>();
    for (Object one : DecidedStream.of(seed)) {
      LocalPipeline.Result result = accept(local, one);
      verdicts.addAll(result.verdicts());
      result.reputations().forEach(its -> reputations.put(its.subject(), its));
      updates.addAll(updates(one, result.signals()));
    }

    OperatorSubtaskState kept;
    List<Verdict> found = new ArrayList<>();
    Map<Subject, Reputation> last = new HashMap<>();
    try (var first = ReputationHarness.opened()) {
      process(first, updates.subList(0, updates.size() / 2), found, last);
      kept = first.snapshot(1, 1);
    }
    try (var second = new ReputationHarness()) {
      second.initializeState(kept);
      second.open();
      process(second, updates.subList(updates.size() / 2, updates.size()), found, last);
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(verdicts).hasSizeGreaterThan(20);
    assertThat(last).isEqualTo(reputations);
  }

  private static LocalPipeline local() {
    return new LocalPipeline(RULES, ReputationRules.of(0.0005, RULES.groups()));
  }

  private static LocalPipeline.Result accept(LocalPipeline local, Object one) {
    return one instanceof RoomEvent event ? local.accept(event) : local.accept((Decision) one);
  }

  /** What is told of each user last. */
  private static Map<Subject, Reputation> lastOfEach(List<Object> stream) {
    LocalPipeline local = local();
    Map<Subject, Reputation> last = new HashMap<>();
    for (int i = 0; i < stream.size(); i++) {
      boolean isLast = i >= stream.size() - 8;
      for (Reputation its : accept(local, stream.get(i)).reputations()) {
        if (isLast && its.subject().kind() == Subject.Kind.USER) {
          last.put(its.subject(), its);
        }
      }
    }
    return last;
  }

  /** As evaluate-rules sends them. */
  private static List<SubjectUpdate> updates(Object one, List<Signal> signals) {
    if (one instanceof Decision decision) {
      return List.of(SubjectUpdate.of(decision, RULES.groups()));
    }
    var event = (RoomEvent) one;
    Subject sender = Subject.user(event.sender());
    Map<Subject, List<Signal>> bySubject = new LinkedHashMap<>();
    bySubject.put(sender, new ArrayList<>());
    signals.forEach(
        it -> bySubject.computeIfAbsent(it.subject(), unused -> new ArrayList<>()).add(it));
    List<SubjectUpdate> updates = new ArrayList<>();
    bySubject.forEach(
        (subject, about) ->
            updates.add(
                SubjectUpdate.of(
                    event, false, subject, subject.equals(sender), about, RULES.groups())));
    List<SubjectUpdate> servers =
        updates.stream()
            .filter(it -> it.subject().kind() == Subject.Kind.SERVER)
            .map(it -> it.broadcastTo(SUBTASK))
            .toList();
    updates.addAll(servers);
    return updates;
  }

  private static void process(
      ReputationHarness operator,
      List<SubjectUpdate> updates,
      List<Verdict> verdicts,
      Map<Subject, Reputation> last)
      throws Exception {
    for (SubjectUpdate update : updates) {
      operator.processElement(update, 0);
    }
    operator.prepareSnapshotPreBarrier(1);
    operator.getSideOutput(TrackReputation.VERDICTS).forEach(it -> verdicts.add(it.getValue()));
    operator.extractOutputValues().forEach(its -> last.put(its.subject(), its));
  }
}
