package dev.forseti.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The preview of a list, by way of a homeserver that answers as one does. */
class ListsCommandTest {
  private static final String STATE =
      "{\"type\":\"%s\",\"state_key\":\"%s\",\"sender\":\"@mo:own.example\",\"event_id\":\"$%s\","
          + "\"origin_server_ts\":1,\"content\":%s}";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HttpServer homeserver;

  @BeforeEach
  void start() throws IOException {
    homeserver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    homeserver.createContext("/", ListsCommandTest::answer);
    homeserver.start();
  }

  @AfterEach
  void stop() {
    homeserver.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().replaceFirst("^/_matrix/client/v3/", "");
    String reply =
        switch (path) {
          case "account/whoami" -> "{\"user_id\":\"@forseti:own.example\"}";
          case "join/#spam-bl:lists.example" -> "{\"room_id\":\"!list\"}";
          case "rooms/!list/state" ->
              "["
                  + String.join(
                      ",",
                      event("m.room.create", "", "{\"room_version\":\"12\"}"),
                      ban("a", "@eve:evil.example"),
                      ban("b", "@mo:own.example"),
                      ban("c", "@*:*"))
                  + "]";
          case "rooms/!lounge/state" ->
              "["
                  + String.join(
                      ",",
                      event("m.room.create", "", "{\"room_version\":\"12\"}"),
                      member("@eve:evil.example"),
                      member("@mo:own.example"),
                      member("@ada:good.example"))
                  + "]";
          case "rooms/!lounge/state/m.room.create/" ->
              event("m.room.create", "", "{\"room_version\":\"12\"}");
          case "rooms/!lounge/state/m.room.power_levels/" -> "{\"users\":{\"@mo:own.example\":50}}";
          default -> "";
        };
    byte[] bytes =
        (reply.isEmpty() ? "{\"errcode\":\"M_FORBIDDEN\",\"error\":\"no\"}" : reply)
            .getBytes(UTF_8);
    exchange.sendResponseHeaders(reply.isEmpty() ? 403 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String event(String type, String stateKey, String content) {
    return STATE.formatted(type, stateKey, type + stateKey.hashCode(), content);
  }

  private static String member(String user) {
    return event("m.room.member", user, "{\"membership\":\"join\"}");
  }

  private static String ban(String key, String entity) {
    return event(
        "m.policy.rule.user",
        key,
        "{\"entity\":\"" + entity + "\",\"recommendation\":\"m.ban\",\"reason\":\"spam\"}");
  }

  @Test
  void tellsWhomAListWouldHitWhatWouldBeSetAsideAndWhoIsSpared() throws IOException {
    assertThat(preview("#spam-bl:lists.example")).as(err.toString()).isZero();

    assertThat(out.toString())
        .contains("#spam-bl:lists.example has 3 entries in force")
        .contains("USER BAN  3")
        .contains("names: 3, of them it would ban 1.\n  @eve:evil.example\n")
        .contains("Of those with power here it names 1; they would be spared.\n  @mo:own.example")
        .contains("would be set aside: 2.")
        .contains("@*:*", "@mo:own.example  MODERATOR");
  }

  @Test
  void tellsTheSameToPrograms() throws IOException {
    assertThat(preview("#spam-bl:lists.example", "--json")).as(err.toString()).isZero();

    assertThat(out.toString())
        .startsWith("{\"list\":\"#spam-bl:lists.example\",\"rooms\":[\"!list\"],\"entries\":3,")
        .contains("\"banned\":[\"@eve:evil.example\"]", "\"moderators\":[\"@mo:own.example\"]")
        .endsWith("\"unread_rooms\":[]}\n");
  }

  @Test
  void saysWhyAListCannotBeReadAndWhatIsNoList() throws IOException {
    assertThat(preview("!closed")).isEqualTo(1);
    assertThat(err.toString()).contains("the list !closed cannot be read: M_FORBIDDEN no");
    assertThat(preview("spam")).isEqualTo(1);
    assertThat(err.toString()).contains("'spam' is no room's id or alias");
  }

  @Test
  void needsAHomeserver() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.yaml"));

    assertThat(run("lists", "preview", "!list", "--config", empty.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("set homeserver.url");
  }

  private int preview(String list, String... more) throws IOException {
    Path config = folder.resolve("forseti.yaml");
    Files.writeString(
        config,
        """
        homeserver: {url: "http://127.0.0.1:%d", server-name: own.example,
          as-token: as-token.01234567, hs-token: hs-token.01234567}
        community: {rooms: ["!lounge"]}
        """
            .formatted(homeserver.getAddress().getPort()));
    String[] arguments = new String[5 + more.length];
    System.arraycopy(
        new String[] {"lists", "preview", list, "--config", config.toString()}, 0, arguments, 0, 5);
    System.arraycopy(more, 0, arguments, 5, more.length);
    return run(arguments);
  }

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
