package dev.forseti.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinksTest {
  @Test
  void aLinkLeadsToItsHost() {
    assertThat(hosts("see https://a.b.shop.co.uk/x and www.example.org."))
        .containsExactly("a.b.shop.co.uk", "www.example.org");
    assertThat(hosts("HTTPS://Example.ORG")).containsExactly("example.org");
    assertThat(hosts("ftp://files.example:21/a")).containsExactly("files.example");
  }

  @Test
  void theUserBeforeTheHostIsNotTheHost() {
    assertThat(hosts("https://bank.example@evil.example/login")).containsExactly("evil.example");
    assertThat(hosts("https://bank.example:443@evil.example")).containsExactly("evil.example");
  }

  @Test
  void aTargetWithinALinkIsALink() {
    assertThat(hosts("https://search.example/url?q=https://evil.example/x"))
        .containsExactly("search.example", "evil.example");
    assertThat(hosts("https://a.example,https://b.example"))
        .containsExactly("a.example", "b.example");
  }

  @Test
  void whatStandsAroundALinkIsNotOfIt() {
    assertThat(Links.in("(https://a.example/x).").first()).isEqualTo("a.example/x");
    assertThat(Links.in("[here](https://a.example/x)").first()).isEqualTo("a.example/x");
    assertThat(Links.in("\"https://a.example/x\",").first()).isEqualTo("a.example/x");
    assertThat(Links.in("https://a.example/x?y=1#z").first()).isEqualTo("a.example/x?y=1#z");
  }

  @Test
  void anIdeographicFullStopIsADot() {
    assertThat(hosts("https://evil\u3002example/x")).containsExactly("evil.example");
  }

  @Test
  void anAddressIsAHostToo() {
    assertThat(hosts("http://10.0.0.1:8080/x http://[2001:db8::1]/y"))
        .containsExactly("10.0.0.1", "[2001:db8::1]");
  }

  @Test
  void whatLeadsNowhereIsNoLink() {
    assertThat(hosts("https://matrix.to/#/@a:b.example")).isEmpty();
    assertThat(hosts("http://localhost/ mxc:// :// www. https://")).isEmpty();
    assertThat(hosts("https://" + "a.".repeat(200) + "example")).isEmpty();
    assertThat(hosts("a.example and me@b.example")).isEmpty();
  }

  @Test
  void manyLinksAreCut() {
    assertThat(hosts("https://a.example/ ".repeat(100))).hasSize(Links.MOST);
    assertThat(hosts("https://a.example/" + "?https://a.example/".repeat(3_000)))
        .hasSize(Links.MOST);
    assertThat(Links.in("https://a.example/" + "x".repeat(500)).first()).hasSize(Links.LONGEST);
  }

  private static List<String> hosts(String text) {
    return Links.in(text).hosts();
  }
}
