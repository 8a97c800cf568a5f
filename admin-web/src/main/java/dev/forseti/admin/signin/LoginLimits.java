package dev.forseti.admin.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How often a sign-in may fail: for one name from one address, for one address whatever the name,
 * and for one name from all addresses together. A browser or a network that the account is known by
 * has tries of its own, so that strangers do not lock a moderator out by guessing. A try counts
 * before its password is checked, so that many at once gain nothing, and is forgotten when it was
 * right. Any thread may call; at most 20,000 keys are kept; a key that was not used for a window is
 * dropped, and beyond the limit the least used.
 */
public final class LoginLimits {
  /** Tries that one name has from one address in a window. */
  public static final int PER_PAIR = 8;

  /** Tries that one address has in a window. */
  public static final int PER_ADDRESS = 40;

  /** Tries that one name has from everywhere in a window. */
  public static final int PER_NAME = 200;

  /** How long a try counts. */
  public static final Duration WINDOW = Duration.ofMinutes(10);

  private static final int MOST_KEYS = 20_000;

  private final Cache<String, Deque<Instant>> tries =
      Caffeine.newBuilder()
          .maximumSize(MOST_KEYS)
          .expireAfterAccess(WINDOW)
          .executor(Runnable::run)
          .build();

  /** How long to wait before the next try; zero when this one may go on, and it then counts. */
  synchronized Duration attempt(LoginTry tried, Instant now) {
    Duration wait = Duration.ZERO;
    for (LoginTry.Limit limit : tried.limits()) {
      wait = longest(wait, wait(limit.key(), limit.most(), now));
    }
    if (wait.isZero()) {
      for (LoginTry.Limit limit : tried.limits()) {
        tries.get(limit.key(), unused -> new ArrayDeque<>()).addLast(now);
      }
    }
    return wait;
  }

  /** The newest try was right: it does not count, and neither do the wrong ones of its own. */
  synchronized void succeeded(LoginTry tried) {
    notTried(tried);
    tries.invalidate(tried.limits().getFirst().key());
  }

  /** The password of the newest try was not checked: it does not count. */
  synchronized void notTried(LoginTry tried) {
    tried.limits().forEach(limit -> forgetNewest(limit.key()));
  }

  private void forgetNewest(String key) {
    Deque<Instant> of = tries.getIfPresent(key);
    if (of != null) {
      of.pollLast();
    }
  }

  private Duration wait(String key, int most, Instant now) {
    Deque<Instant> of = tries.getIfPresent(key);
    if (of == null) {
      return Duration.ZERO;
    }
    while (!of.isEmpty() && !of.getFirst().plus(WINDOW).isAfter(now)) {
      of.removeFirst();
    }
    return of.size() < most ? Duration.ZERO : Duration.between(now, of.getFirst().plus(WINDOW));
  }

  private static Duration longest(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
