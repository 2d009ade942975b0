/**
 * What a scenario attached, made safe to show: secrets masked, control and bidirectional characters
 * made visible, long texts cut to a stated limit. Nothing that a router sent reaches a page by
 * another way.
 */
package dev.touchstone.livingdoc.evidence;
