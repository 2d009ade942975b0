/**
 * The page: the report in records that hold nothing but strings, numbers and switches, and the
 * templates that lay them out. The templates hold no logic; whatever is decided is decided here.
 */
package dev.touchstone.livingdoc.page;
