package dev.forseti.demo.homeserver;

import dev.forseti.demo.observe.ObservedList;
import dev.forseti.demo.observe.SendTimes;
import dev.forseti.model.UserId;
import dev.forseti.standalone.service.ForsetiService;
import java.util.List;
import java.util.function.Consumer;

/** The homeserver that the script is played on. */
public interface DemoHomeserver extends AutoCloseable {
  /** What it is, for example {@code synapse 1.163.2}. */
  String name();

  /** The configuration with which Forseti joins it, as YAML. */
  String configuration();

  /**
   * Begins to look at the list that Forseti publishes.
   *
   * @param started the Forseti that runs with its configuration
   */
  void watchList(ForsetiService.Started started, ObservedList seen);

  /** Makes users and rooms; says one line per step. */
  void prepare(Consumer<String> progress);

  /** Plays the ordinary talk; returns when the homeserver has taken all of it. */
  int playTalk();

  /** Plays the attack; returns when the homeserver has taken all of it. */
  int playAttack();

  /**
   * The owner of a room switches a filter on, and a stranger posts what it removes.
   *
   * @param progress takes a line for each step
   * @return how many messages were removed; 0 where no owner can be played
   */
  int showFilter(Consumer<String> progress);

  /**
   * Somebody who is listed invites members into a room of theirs.
   *
   * @param inviter the local part of who is listed
   * @param progress takes a line for each step
   * @return how many of these invitations were rejected; 0 where nobody can be invited
   */
  int showInvites(String inviter, Consumer<String> progress);

  /** How a person joins in, in lines; none where nobody can. */
  default List<String> howToJoin() {
    return List.of();
  }

  /** When each event was handed to the homeserver, before it answered. */
  SendTimes sendTimes();

  /** The id that a local part of the script has here. */
  UserId user(String localpart);

  @Override
  void close();
}
