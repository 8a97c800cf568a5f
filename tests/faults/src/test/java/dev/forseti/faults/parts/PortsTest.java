package dev.forseti.faults.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which ports the parts of a run are told to listen on. */
class PortsTest {
  @Test
  void noneIsGivenTwice() throws IOException {
    Set<Integer> given = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      assertThat(given.add(Ports.free())).isTrue();
    }
  }
}
