/**
 * Several routers side by side: the reports of their runs as columns, the criteria as rows. It
 * judges nothing itself; each cell is the verdict that the router's own report has.
 */
package dev.touchstone.livingdoc.conformance;
