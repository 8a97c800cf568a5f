package dev.forseti.standalone.service;

import dev.forseti.runtime.health.Trouble;
import dev.forseti.runtime.health.Troubles;
import java.util.function.Consumer;

/** Prints each trouble at the terminal, once when it begins and once when it ends. */
record TroublePrinter(Consumer<String> terminal) implements Troubles.Listener {
  @Override
  public void began(Trouble trouble) {
    terminal.accept(trouble.text());
  }

  @Override
  public void ended(Trouble trouble) {
    terminal.accept(trouble.part() + " works again");
  }
}
