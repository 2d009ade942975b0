/**
 * The router's HTTP face: routes, request validation, the one error shape, streaming to the caller
 * and noticing that the caller hung up. It is the only package that knows paths, status codes and
 * headers, and it may know all its sibling packages.
 */
package dev.touchstone.reference.api;
