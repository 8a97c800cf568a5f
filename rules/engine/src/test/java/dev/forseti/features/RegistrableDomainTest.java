package dev.forseti.features;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegistrableDomainTest {
  @Test
  void aDomainIsWhatSomebodyRegistered() {
    assertThat(RegistrableDomain.of("a.b.shop.co.uk")).isEqualTo("shop.co.uk");
    assertThat(RegistrableDomain.of("www.example.org")).isEqualTo("example.org");
    assertThat(RegistrableDomain.of("a.shop.com.au")).isEqualTo("shop.com.au");
  }

  @Test
  void eachSiteOfAHostingCompanyIsSomebodyElses() {
    assertThat(RegistrableDomain.of("evil.github.io")).isEqualTo("evil.github.io");
    assertThat(RegistrableDomain.of("x.evil.pages.dev")).isEqualTo("evil.pages.dev");
  }

  @Test
  void aSuffixStandsForItself() {
    assertThat(RegistrableDomain.of("github.io")).isEqualTo("github.io");
    assertThat(RegistrableDomain.of("co.uk")).isEqualTo("co.uk");
  }

  @Test
  void anAddressIsNotCutInTwo() {
    assertThat(RegistrableDomain.of("10.0.0.1")).isEqualTo("10.0.0.1");
  }

  @Test
  void whatIsNoNameHasTwoLabels() {
    assertThat(RegistrableDomain.of("a.-b.example")).isEqualTo("-b.example");
    assertThat(RegistrableDomain.of("a.b.unheard")).isEqualTo("b.unheard");
    assertThat(RegistrableDomain.of("a..b")).isEqualTo(".b");
  }

  @Test
  void namesInOtherScriptsAreKnown() {
    assertThat(RegistrableDomain.of("a.\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444"))
        .isEqualTo("\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444");
  }
}
