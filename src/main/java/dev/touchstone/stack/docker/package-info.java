/**
 * Docker, as the stacks in containers need it: its command, compose projects, images, and what is
 * removed when nobody needs it any more. Knows nothing of routers and engines.
 */
package dev.touchstone.stack.docker;
