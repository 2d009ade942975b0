/**
 * Every setting of a run in one record, read from system properties and the environment; the
 * property wins. Knows nothing of the rooms that use it.
 */
package dev.touchstone.settings;
