/**
 * Tests of what happens at the edges: routers that answer with anything at all. They may know the
 * port, every driver and the wire.
 */
package dev.touchstone.edge;
