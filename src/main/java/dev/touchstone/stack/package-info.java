/**
 * Where the system under test comes from: embedded in this process, or remote at a URL. Only this
 * room knows how anything is started, awaited and ended, and that nothing is left behind. Knows the
 * router port and its drivers, the engines, the reference router and the settings.
 */
package dev.touchstone.stack;
