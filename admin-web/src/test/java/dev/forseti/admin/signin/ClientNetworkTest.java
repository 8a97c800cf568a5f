package dev.forseti.admin.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientNetworkTest {
  @ParameterizedTest
  @CsvSource({
    "2001:db8:0:7:0:0:0:1, 20010db800000007",
    "2001:db8:0:7::1, 20010db800000007",
    "2001:DB8:0:7:9::, 20010db800000007",
    "2001:db8::7:0:0:0:1, 20010db800000007",
    "2001:db8::1, 20010db800000000",
    "fe80::1%eth0, fe80000000000000",
    "::1, 0000000000000000",
    "::ffff:192.0.2.1, 192.0.2.1",
    "::ffff:c000:201, 192.0.2.1"
  })
  void oneNetworkHoweverItsAddressIsWritten(String address, String network) {
    assertThat(ClientNetwork.of(address)).isEqualTo(network);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1",
        "localhost",
        "example.org:80",
        ":",
        "1:2",
        ":::",
        "a.b",
        "",
        "1::2::3"
      })
  void whatIsNoSuchAddressStaysAsItIs(String text) {
    assertThat(ClientNetwork.of(text)).isEqualTo(text);
  }
}
