package dev.forseti.lists.index;

/**
 * That an entity covers the id that was asked for.
 *
 * @param value what was added with the entity
 * @param isExact whether it does so in the case as written; homeservers still have users whose ids
 *     differ in case alone
 */
public record Hit<T>(T value, boolean isExact) {}
