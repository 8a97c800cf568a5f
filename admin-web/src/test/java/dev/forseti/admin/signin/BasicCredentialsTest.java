package dev.forseti.admin.signin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;

class BasicCredentialsTest {
  private static final String PAIR = base64("admin:correct horse");

  private final BasicCredentials reading = new BasicCredentials();

  @ParameterizedTest
  @ValueSource(strings = {"Basic ", "basic ", "BASIC    "})
  void theSchemeIsReadInAnyCaseAndWithSeveralBlanks(String scheme) {
    MockHttpServletRequest request = with(scheme + PAIR);

    assertThat(BasicCredentials.name(request)).contains("admin");
    assertThat(Objects.requireNonNull(reading.convert(request)).getCredentials())
        .isEqualTo("correct horse");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic", "Basic:", "Basic\t", "Basic,", "BasicX", "basic=", " Basic:"})
  void whatOnlyBeginsLikeTheSchemeIsRefused(String scheme) {
    isRefused(with(scheme + PAIR));
  }

  @Test
  void moreThanOneHeaderIsRefused() {
    isRefused(with("Basic " + PAIR, "Basic " + PAIR));
    isRefused(with("Bearer x", "Basic " + PAIR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no colon", "a\u0000b:x", "a\tb:x", "a:x\ny", "a\u007f:x"})
  void whatIsNoPairOfNameAndPasswordIsRefused(String pair) {
    isRefused(with("Basic " + base64(pair)));
  }

  @Test
  void whatIsNoBase64OrNoUtf8IsRefused() {
    String filledUp = base64("ab:x"); // ends with signs that fill it up
    isRefused(with("Basic " + filledUp.replace("=", "")));
    isRefused(with("Basic " + PAIR + " " + PAIR));
    isRefused(with("Basic !!!!"));
    isRefused(with("Basic ===="));
    isRefused(
        with("Basic " + Base64.getEncoder().encodeToString("ad\u00e9:x".getBytes(ISO_8859_1))));
  }

  @Test
  void thePasswordMayHoldColonsAndMayBeEmpty() {
    assertThat(password("a:b:c")).isEqualTo("b:c");
    assertThat(password("a:")).isEqualTo("");
    assertThat(BasicCredentials.name(with("Basic " + base64("\u00e4d:x")))).contains("\u00e4d");
  }

  @Test
  void anotherSchemeAndNoneAreNothingToRead() {
    for (MockHttpServletRequest request : new MockHttpServletRequest[] {with(), with("Bearer x")}) {
      assertThat(BasicCredentials.areIn(request)).isFalse();
      assertThat(BasicCredentials.name(request)).isEmpty();
      assertThat(reading.convert(request)).isNull();
    }
  }

  private Object password(String pair) {
    return Objects.requireNonNull(
        Objects.requireNonNull(reading.convert(with("Basic " + base64(pair)))).getCredentials());
  }

  /** Without a password that somebody could look at. */
  private void isRefused(MockHttpServletRequest request) {
    assertThat(BasicCredentials.areIn(request)).isTrue();
    assertThat(BasicCredentials.name(request)).isEmpty();
    assertThatThrownBy(() -> reading.convert(request)).isInstanceOf(BadCredentialsException.class);
  }

  private static MockHttpServletRequest with(String... headers) {
    var request = new MockHttpServletRequest();
    for (String header : headers) {
      request.addHeader("Authorization", header);
    }
    return request;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
