package dev.forseti.admin.store;

import java.util.concurrent.ThreadFactory;

/**
 * A thread of the console that nobody waits for: it reads topics, sends decisions, deletes old rows
 * or looks whether all is there. It has connections to the database that no request can use up, and
 * uses up none of theirs. One of them holds one connection at a time.
 */
public final class BackgroundThread extends Thread {
  /** No more than so many use the database; so many connections are enough for them. */
  static final int MOST = 8;

  private BackgroundThread(Runnable work, String name) {
    super(work, name);
    setDaemon(true);
  }

  /** Makes such threads; they do not keep the process alive. */
  public static ThreadFactory named(String name) {
    return work -> new BackgroundThread(work, name);
  }

  static boolean isCurrent() {
    return Thread.currentThread() instanceof BackgroundThread;
  }
}
