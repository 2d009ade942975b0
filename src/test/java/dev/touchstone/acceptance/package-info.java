/**
 * The acceptance run: the features told through steps and small world objects, against whatever
 * stack the settings name. Knows the router port and the stack, and no path, status or JSON field.
 */
package dev.touchstone.acceptance;
