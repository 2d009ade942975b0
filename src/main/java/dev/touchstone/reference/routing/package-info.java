/**
 * From a chat request to an engine's answer: engine calls, attempts and their outcomes, the grammar
 * of a stream, probes of the engines. A result carries the list of attempts that led to it. It
 * knows no database, no tenant and no HTTP server.
 */
package dev.touchstone.reference.routing;
