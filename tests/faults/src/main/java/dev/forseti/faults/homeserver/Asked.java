package dev.forseti.faults.homeserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.forseti.faults.plan.Cast;
import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;

/**
 * A request of the client-server API.
 *
 * @param path its parts behind {@code /_matrix/client/}, decoded
 * @param user as whom it is made
 * @param isWhole whether a piece of state is asked for with its sender
 */
record Asked(String method, List<String> path, UserId user, boolean isWhole, Json.Obj body) {
  static Asked read(HttpExchange exchange) throws IOException {
    String raw = exchange.getRequestURI().getRawPath().replaceFirst("^/_matrix/client/", "");
    List<String> path =
        Arrays.stream(raw.split("/", -1)).map(part -> URLDecoder.decode(part, UTF_8)).toList();
    UserId user = Cast.FORSETI;
    boolean whole = false;
    String query = exchange.getRequestURI().getRawQuery();
    for (String each : (query == null ? "" : query).split("&", -1)) {
      whole |= each.equals("format=event");
      if (each.startsWith("user_id=")) {
        user = new UserId(URLDecoder.decode(each.substring("user_id=".length()), UTF_8));
      }
    }
    return new Asked(
        exchange.getRequestMethod(),
        path,
        user,
        whole,
        object(exchange.getRequestBody().readAllBytes()));
  }

  private static Json.Obj object(byte[] bytes) {
    try {
      return bytes.length > 0 && JsonText.parse(bytes, JsonLimits.EVENT) instanceof Json.Obj object
          ? object
          : Json.Obj.EMPTY;
    } catch (JsonRefused notJson) {
      return Json.Obj.EMPTY;
    }
  }

  String text(String key) {
    return body.string(key).orElse("");
  }
}
