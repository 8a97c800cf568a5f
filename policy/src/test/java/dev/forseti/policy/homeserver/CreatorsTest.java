package dev.forseti.policy.homeserver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CreatorsTest {
  @Test
  void makingARoomGivesPowerSinceVersion12() {
    assertEquals(Set.of(), creators("11"));
    assertEquals(Set.of(new UserId("@me:a.example"), new UserId("@mo:b.example")), creators("12"));
    assertEquals(Set.of(), Creators.of(Json.Obj.EMPTY, "@me:a.example"));
  }

  private static Set<UserId> creators(String version) {
    Json.Obj create =
        new Json.Obj(
            Map.of(
                "room_version", new Json.Str(version),
                "additional_creators",
                    new Json.Arr(List.of(new Json.Str("@mo:b.example"), new Json.Str("nobody")))));
    return Creators.of(create, "@me:a.example");
  }
}
