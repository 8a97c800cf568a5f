package dev.forseti.policy.enforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls that run beside the thread that owns the state. That thread starts them and takes their
 * results; the calls themselves know only what they were given. No call starts after one has
 * thrown: the owner gets the exception.
 *
 * @param <K> what a call is about
 * @param <T> its result
 */
public final class BackgroundCalls<K, T> {
  private final Executor executor;
  private final int limit;
  private final Queue<Finished<K, T>> finished = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /** Calls whose results were not taken yet; used by the owner only. */
  private int open;

  /**
   * A call that has ended.
   *
   * @param key what it was about
   * @param result what came of it
   */
  public record Finished<K, T>(K key, T result) {}

  /**
   * No calls yet.
   *
   * @param limit how many may be open at a time
   */
  public BackgroundCalls(Executor executor, int limit) {
    this.executor = executor;
    this.limit = limit;
  }

  /** How many more may be started now. */
  public int free() {
    return limit - open;
  }

  /** Starts one; its result is to be taken later. */
  public void start(K key, Supplier<T> call) {
    throwFailure();
    open++;
    executor.execute(
        () -> {
          if (failure.get() != null) {
            return;
          }
          try {
            finished.add(new Finished<>(key, call.get()));
          } catch (RuntimeException | Error thrown) {
            failure.compareAndSet(null, thrown);
          }
        });
  }

  /** Whether results wait to be taken. */
  public boolean hasFinished() {
    return !finished.isEmpty() || failure.get() != null;
  }

  /** The results that have come since. */
  public List<Finished<K, T>> takeFinished() {
    List<Finished<K, T>> taken = new ArrayList<>();
    for (Finished<K, T> each = finished.poll(); each != null; each = finished.poll()) {
      taken.add(each);
      open--;
    }
    if (taken.isEmpty()) {
      throwFailure();
    }
    return taken;
  }

  private void throwFailure() {
    switch (failure.get()) {
      case null -> {}
      case RuntimeException thrown -> throw thrown;
      case Error thrown -> throw thrown;
      default -> throw new IllegalStateException("a call threw what it cannot throw");
    }
  }
}
