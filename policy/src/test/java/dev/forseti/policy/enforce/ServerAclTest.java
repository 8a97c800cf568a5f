package dev.forseti.policy.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServerAclTest {
  private static Json texts(String... texts) {
    return new Json.Arr(Stream.of(texts).<Json>map(Json.Str::new).toList());
  }

  private static ServerAcl acl(Map<String, Json> fields) {
    return ServerAcl.of(Optional.of(new Json.Obj(fields)));
  }

  @Test
  void ofARoomWithoutOneLetsAllOthersIn() {
    for (Optional<Json.Obj> none :
        List.of(Optional.<Json.Obj>empty(), Optional.of(Json.Obj.EMPTY))) {
      assertThat(ServerAcl.of(none).with(Set.of("evil.example")).content())
          .isEqualTo(
              new Json.Obj(
                  Map.of(
                      "allow", texts("*"),
                      "allow_ip_literals", new Json.Bool(true),
                      "deny", texts("evil.example"),
                      "dev.forseti.denied", texts("evil.example"))));
    }
  }

  @Test
  void keepsWhatOthersWroteWhateverItIs() {
    Json.Obj others =
        new Json.Obj(
            Map.of(
                "allow", texts("*.nice.example"),
                "deny", new Json.Arr(List.of(new Json.Str("*.bad.example"), new Json.Int(5))),
                "allow_ip_literals", new Json.Bool(false),
                "note", new Json.Str("by hand")));

    ServerAcl changed = ServerAcl.of(Optional.of(others)).with(Set.of("evil.example", "a.example"));

    assertThat(changed.content().array("deny"))
        .containsExactly(
            new Json.Str("*.bad.example"),
            new Json.Int(5),
            new Json.Str("a.example"),
            new Json.Str("evil.example"));
    assertThat(changed.content().get("allow")).isEqualTo(others.get("allow"));
    assertThat(changed.without(Set.of("evil.example", "a.example")).content()).isEqualTo(others);
  }

  @Test
  void knowsItsOwnFromThoseOfOthersHoweverTheyAreWritten() {
    ServerAcl acl =
        acl(
            Map.of(
                "deny", texts("Evil.Example", "other.example", "*.glob.example"),
                "dev.forseti.denied", texts("evil.example")));

    assertThat(acl.denies("evil.example")).isTrue();
    assertThat(acl.isOurs("evil.example")).isTrue();
    assertThat(acl.denies("other.example")).isTrue();
    assertThat(acl.isOurs("other.example")).isFalse();
    assertThat(acl.denies("a.glob.example")).isFalse();
    assertThat(acl.without(Set.of("evil.example")).content().array("deny"))
        .containsExactly(new Json.Str("other.example"), new Json.Str("*.glob.example"));
  }

  /** A moderator took ours out and put theirs in: whose it is, says what stands there now. */
  @Test
  void forgetsItsMarkWithWhatIsDeniedNoMore() {
    ServerAcl acl = acl(Map.of("deny", texts(), "dev.forseti.denied", texts("evil.example")));

    assertThat(acl.isOurs("evil.example")).isFalse();
    assertThat(acl.with(Set.of("a.example")).content().array("dev.forseti.denied"))
        .containsExactly(new Json.Str("a.example"));
    assertThat(acl.without(Set.of("evil.example")).content().has("dev.forseti.denied")).isFalse();
    ServerAcl theirs = acl(Map.of("deny", texts("evil.example")));
    assertThat(theirs.without(Set.of("evil.example")).content().array("deny")).hasSize(1);
  }

  @Test
  void standsWhereOthersWroteNonsense() {
    ServerAcl acl = acl(Map.of("deny", new Json.Str("x"), "dev.forseti.denied", Json.Null.NULL));

    assertThat(acl.denies("x")).isFalse();
    assertThat(acl.with(Set.of("evil.example")).content().array("deny"))
        .containsExactly(new Json.Str("evil.example"));
  }
}
