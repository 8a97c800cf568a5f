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
    assertThat(hosts("mail me@b.example or me.too@b.example")).isEmpty();
  }

  @Test
  void aHostWithoutASchemeIsALinkWhereClientsMakeOne() {
    assertThat(hosts("see gains.example/j0, (t.me/gains1) and Shop.COM!"))
        .containsExactly("gains.example", "t.me", "shop.com");
    assertThat(hosts("a.shop.co.uk/x:y host.com:8080/x shop.com.")).hasSize(3);
    assertThat(Links.in("go to gains.example/j?x=1.").first()).isEqualTo("gains.example/j?x=1");
    assertThat(hosts("docs.rs/serde and xn--e1afmkfd.xn--p1ai/x"))
        .containsExactly("docs.rs", "xn--e1afmkfd.xn--p1ai");
  }

  @Test
  void namesOfFilesMethodsVersionsAndSentencesAreNoLinks() {
    assertThat(hosts("main.rs setup.py node.js README.md a.tar.gz libm.so.6 x.sh and v1.2.3"))
        .isEmpty();
    assertThat(hosts("src/main.rs main.rs/lib.rs ../a.com/b ./shop.com a/b.com os.path Foo.new"))
        .isEmpty();
    assertThat(hosts("done.It is ok.so e.g. i.e. 10.0.0.1/24 asp.net user.name() log.info a..com"))
        .isEmpty();
    assertThat(hosts("@ada:home.example #club:far.example matrix:u/ada:home.example")).isEmpty();
  }

  @Test
  void whatTwoTextsOfOneMessageBothSayIsOneLink() {
    Links links =
        Links.in(
            List.of("https://a.example/x b.example/y", "https://a.example/x c.example/z"),
            List.of("#Club:far.example"));

    assertThat(links.hosts())
        .containsExactly("a.example", "b.example", "c.example", "#club:far.example");
    assertThat(RegistrableDomain.of("#club:a.b.example")).isEqualTo("#club:a.b.example");
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
