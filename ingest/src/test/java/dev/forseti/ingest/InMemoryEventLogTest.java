package dev.forseti.ingest;

class InMemoryEventLogTest extends EventLogContract {
  private final InMemoryEventLog log = new InMemoryEventLog();

  @Override
  EventLog log() {
    return log;
  }
}
