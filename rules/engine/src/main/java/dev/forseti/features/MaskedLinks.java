package dev.forseti.features;

import java.util.List;

/** Links whose words name another host than the one they lead to. */
final class MaskedLinks {
  private MaskedLinks() {}

  /** How many there are. */
  static long in(List<HtmlText.Anchor> anchors) {
    return anchors.isEmpty()
        ? 0
        : anchors.stream().limit(Links.MOST).filter(MaskedLinks::isMasked).count();
  }

  private static boolean isMasked(HtmlText.Anchor anchor) {
    List<String> named = Links.in(NormalText.of(anchor.words()).body()).hosts();
    List<String> meant = Links.in(NormalText.of(anchor.target()).body()).hosts();
    if (named.isEmpty() || meant.isEmpty()) {
      return false;
    }
    String shown = RegistrableDomain.of(named.getFirst());
    return meant.stream().map(RegistrableDomain::of).noneMatch(shown::equals);
  }
}
