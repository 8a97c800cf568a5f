package dev.forseti.standalone.command;

import java.util.concurrent.Callable;

/**
 * A command of {@code ./forseti} that another module brings, annotated for picocli. The module
 * names it in {@code META-INF/services}; it is there when the module is on the class path.
 */
public interface Subcommand extends Callable<Integer> {}
