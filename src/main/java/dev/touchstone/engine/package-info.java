/**
 * The scripted engine: vLLM's HTTP surface over real sockets, with scripts, faults and a journal,
 * and the client with which a scenario controls it. A script and a journal entry are found by the
 * {@link dev.touchstone.engine.Marker} in the prompt, so they work through any router and side by
 * side. It knows nothing of routers, drivers or scenarios; it may know {@code wire}.
 */
package dev.touchstone.engine;
