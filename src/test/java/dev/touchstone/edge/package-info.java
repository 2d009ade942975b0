/**
 * Tests of what happens at the edges: routers that answer with anything at all, and engines that
 * were asked by nobody of the run. They may know the run's books, engines, the port, every driver
 * and the wire.
 */
package dev.touchstone.edge;
