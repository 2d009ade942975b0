/**
 * The older tests that Touchstone's criteria come from, written down as their documents describe
 * them, and how many defects of their areas they notice. They speak plain HTTP to the router and
 * judge what they see by assertions of their own; only what runs them knows the saboteur.
 */
package dev.touchstone.older;
