package dev.forseti.standalone.demo;

import dev.forseti.model.UserId;
import dev.forseti.standalone.service.ForsetiService;
import java.util.function.Consumer;

/** Where the script is played. */
interface Stage extends AutoCloseable {
  /** What plays the homeserver, for example {@code synapse 1.163.2}. */
  String homeserver();

  /** The configuration with which Forseti joins this stage, as YAML. */
  String configuration();

  /**
   * Begins to look at the list that Forseti publishes.
   *
   * @param started the Forseti that runs with this stage's configuration
   */
  void watch(ForsetiService.Started started, SeenList seen);

  /** Makes users and rooms; says one line per step. */
  void prepare(Consumer<String> progress);

  /** Plays the ordinary talk; returns when the homeserver has taken all of it. */
  int talk();

  /** Plays the attack; returns when the homeserver has taken all of it. */
  int attack();

  /** When each event was handed to the homeserver, before it answered. */
  SentEvents sent();

  /** The id that a local part of the script has here. */
  UserId user(String localpart);

  @Override
  void close();
}
