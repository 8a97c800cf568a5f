package dev.forseti.demo.homeserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.demo.observe.ObservedList;
import dev.forseti.demo.observe.PublishedTopicWatch;
import dev.forseti.demo.observe.SendTimes;
import dev.forseti.demo.script.Script;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import dev.forseti.runtime.http.HttpCredentials;
import dev.forseti.runtime.http.HttpLimits;
import dev.forseti.runtime.http.JsonHttpClient;
import dev.forseti.runtime.http.Response;
import dev.forseti.standalone.service.ForsetiService;
import dev.forseti.standalone.service.Secret;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A recording of the script on a real Synapse, put to the tap as that homeserver did; what Forseti
 * then asks of the homeserver, the simulated one remembers.
 */
public final class RecordedHomeserver implements DemoHomeserver {
  /** What the homeserver is called of which only a recording is there. */
  public static final String NAME = "simulated";

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String SERVER = "demo.localhost";

  private final InstantSource clock;
  private final Secret token;
  private final SendTimes sendTimes = new SendTimes();
  private @Nullable URI tap;
  private @Nullable PublishedTopicWatch watch;
  private int transaction;

  /** Plays for a Forseti whose data folder is the one given. */
  public RecordedHomeserver(Path data, InstantSource clock, SecureRandom random)
      throws IOException {
    this.clock = clock;
    this.token = Secret.in(data.resolve("hs-token"), random);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String configuration() {
    return "tap:\n  port: 0\n";
  }

  @Override
  public void watchList(ForsetiService.Started started, ObservedList seen) {
    tap = started.tap();
    watch = new PublishedTopicWatch(started.kafka(), seen, clock);
  }

  @Override
  public void prepare(Consumer<String> progress) {
    progress.accept("the users and rooms are those of the recording");
  }

  @Override
  public int playTalk() {
    return play("talk.ndjson");
  }

  @Override
  public int playAttack() {
    return play("attack.ndjson");
  }

  private int play(String recording) {
    if (tap == null) {
      throw new IllegalStateException("nobody listens yet");
    }
    try (var http =
        new JsonHttpClient(tap, HttpCredentials.bearer(token.value()), HttpLimits.small(LIMIT))) {
      List<String> lines = Script.resource(recording).lines().toList();
      for (String line : lines) {
        put(http, JsonText.parse(line.getBytes(UTF_8), JsonLimits.TRANSACTION));
      }
      return lines.size();
    } catch (IOException failed) {
      throw new UncheckedIOException("the recording could not be played", failed);
    } catch (JsonRefused damaged) {
      throw new IllegalStateException("the recording " + recording + " is damaged", damaged);
    }
  }

  private void put(JsonHttpClient http, Json event) throws IOException {
    if (event instanceof Json.Obj object) {
      object.string("event_id").ifPresent(id -> sendTimes.sent(new EventId(id), clock.instant()));
    }
    Json.Obj body = new Json.Obj(Map.of("events", new Json.Arr(List.of(event))));
    Response<Json> answer = http.put("/_matrix/app/v1/transactions/r" + transaction++, body);
    if (!(answer instanceof Response.Done<Json>)) {
      throw new IOException("the tap did not take a transaction: " + answer.why());
    }
  }

  @Override
  public int showFilter(Consumer<String> progress) {
    progress.accept("a filter of a room's owner is shown on a real homeserver only");
    return 0;
  }

  @Override
  public int showInvites(String inviter, Consumer<String> progress) {
    progress.accept("invitations are rejected on a real homeserver only");
    return 0;
  }

  @Override
  public SendTimes sendTimes() {
    return sendTimes;
  }

  @Override
  public UserId user(String localpart) {
    return new UserId("@" + localpart + ":" + SERVER);
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.close();
    }
  }
}
