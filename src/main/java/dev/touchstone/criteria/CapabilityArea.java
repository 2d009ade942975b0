package dev.touchstone.criteria;

/**
 * One capability of a router, the group under which its criteria are shown.
 *
 * @param id for example {@code STREAM}; also a tag on its features
 * @param title a short human name, for example "Streaming"
 * @param order where it stands in documents, from 1
 */
public record CapabilityArea(String id, String title, int order) {}
