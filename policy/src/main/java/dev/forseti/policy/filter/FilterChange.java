package dev.forseti.policy.filter;

import dev.forseti.model.Json;
import dev.forseti.policy.filter.FilterCommand.Keep;
import dev.forseti.policy.filter.FilterCommand.Remove;
import dev.forseti.policy.filter.FilterCommand.Reset;
import dev.forseti.policy.filter.FilterCommand.Spare;
import dev.forseti.policy.filter.FilterCommand.Switch;
import dev.forseti.policy.filter.FilterCommand.Threshold;
import dev.forseti.policy.filter.FilterCommand.Unspare;
import dev.forseti.policy.filter.RoomFilter.Mode;
import java.util.HashSet;
import java.util.Set;

/** What a command makes of a room's filter. */
sealed interface FilterChange {

  /**
   * It is to be as follows.
   *
   * @param content the content of the state event
   * @param undo the command that makes it as it was
   */
  record To(Json.Obj content, String undo) implements FilterChange {}

  /** It stays as it is, and why. */
  record None(String why) implements FilterChange {}

  /** What a command makes of the content that is there. */
  static FilterChange of(FilterCommand command, Json.Obj content, FilterRules rules) {
    if (command instanceof Reset) {
      return content.fields().isEmpty()
          ? new None("It is so already.")
          : new To(Json.Obj.EMPTY, "set the state event " + RoomFilter.TYPE + " again by hand");
    }
    RoomFilterReader.Reading reading = RoomFilterReader.read(content, rules);
    if (!reading.problems().isEmpty()) {
      return new None("Nothing was changed. " + FilterRooms.cannotBeUsed(reading.problems()));
    }
    RoomFilter before = reading.filter();
    return switch (command) {
      case Switch(Mode mode) -> {
        boolean isNew = mode != Mode.OFF && isUnset(before);
        yield to(mode, before, isNew ? usual(before, rules) : before);
      }
      case Remove(String name) when rules.named(name).isEmpty() -> unknown(name, rules);
      case Remove(String name) -> {
        boolean isNew = isUnset(before);
        RoomFilter chosen =
            isNew ? before.withThreshold(RoomFilter.USUAL_NATS).with(Mode.ACT) : before;
        yield changed(
            before,
            chosen.removing(with(before.remove(), name)),
            isNew ? "filter off" : "filter drop " + name);
      }
      case Keep(String name) when rules.named(name).isEmpty() && !before.remove().contains(name) ->
          unknown(name, rules);
      case Keep(String name) ->
          changed(before, before.removing(without(before.remove(), name)), "filter " + name);
      case Threshold(int nats) -> {
        RoomFilter chosen = isUnset(before) ? usual(before, rules) : before;
        yield changed(before, chosen.withThreshold(nats), "filter threshold " + shown(before));
      }
      case Spare(String name) when RoomFilterReader.isSpareable(name) ->
          changed(before, before.sparing(with(before.spare(), name)), "unspare " + name);
      case Unspare(String name) when RoomFilterReader.isSpareable(name) ->
          changed(before, before.sparing(without(before.spare(), name)), "spare " + name);
      case Spare bad -> NEITHER;
      case Unspare bad -> NEITHER;
      default -> new None("That changes nothing.");
    };
  }

  private static FilterChange unknown(String name, FilterRules rules) {
    return new None(
        "Nothing was changed: "
            + RoomFilterReader.unknownPack(name, rules)
            + ". All of them: !forseti packs");
  }

  /** What is no user and no server. */
  FilterChange NEITHER =
      new None(
          "That is neither a user's id like @ann:example.org nor a server's name like"
              + " example.org. Write the id, or pick them from the list that your client offers.");

  /** Whether nothing was chosen yet that could be done; who is spared may have been. */
  private static boolean isUnset(RoomFilter filter) {
    return filter.mode() == Mode.OFF
        && filter.remove().isEmpty()
        && filter.threshold() == RoomFilter.NO_THRESHOLD;
  }

  /** What is done in a room that has chosen nothing. */
  private static RoomFilter usual(RoomFilter before, FilterRules rules) {
    Set<String> packs = new HashSet<>(RoomFilter.USUAL_PACKS);
    packs.retainAll(rules.packs());
    return before.withThreshold(RoomFilter.USUAL_NATS).removing(packs);
  }

  private static FilterChange to(Mode mode, RoomFilter before, RoomFilter chosen) {
    String undo = before.mode() == Mode.ACT ? "on" : before.mode().label();
    return changed(before, chosen.with(mode), "filter " + undo);
  }

  private static FilterChange changed(RoomFilter before, RoomFilter after, String undo) {
    if (before.equals(after)) {
      return new None("It is so already.");
    }
    return after.isTooLong()
        ? new None(
            "Nothing was changed: more than %d names cannot stand there."
                .formatted(RoomFilterReader.MOST_NAMES))
        : new To(after.content(), FilterCommand.PREFIX + " " + undo);
  }

  private static String shown(RoomFilter filter) {
    return filter.threshold() == RoomFilter.NO_THRESHOLD
        ? "none"
        : Integer.toString(filter.threshold());
  }

  private static Set<String> with(Set<String> names, String name) {
    Set<String> all = new HashSet<>(names);
    all.add(name);
    return all;
  }

  private static Set<String> without(Set<String> names, String name) {
    Set<String> all = new HashSet<>(names);
    all.removeIf(
        each -> each.equals(name) || (!each.startsWith("@") && each.equalsIgnoreCase(name)));
    return all;
  }
}
