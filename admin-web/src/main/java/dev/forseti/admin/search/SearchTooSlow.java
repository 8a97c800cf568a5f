package dev.forseti.admin.search;

/** A search took longer than it may. */
final class SearchTooSlow extends RuntimeException {
  private static final long serialVersionUID = 1;

  SearchTooSlow() {
    super("the search took too long");
  }
}
