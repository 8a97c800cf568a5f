package dev.forseti.admin.store;

/** Something that a page shows has changed in the tables, or in how the service does. */
public record DataChanged() {}
