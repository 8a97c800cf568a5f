package dev.forseti.policy.homeserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CreatorsTest {
  @Test
  void makingARoomGivesPowerSinceVersion12() {
    assertThat(creators("11")).isEmpty();
    assertThat(creators("12"))
        .isEqualTo(Set.of(new UserId("@me:a.example"), new UserId("@mo:b.example")));
    assertThat(Creators.of(Json.Obj.EMPTY, "@me:a.example")).isEmpty();
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
