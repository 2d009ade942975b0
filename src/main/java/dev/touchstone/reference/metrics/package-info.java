/**
 * What a monitoring system may know (HEALTH-5): counts and times by model and deployment. Nothing
 * here knows a tenant, a person or a prompt, so that nothing of them can be told.
 */
package dev.touchstone.reference.metrics;
