/**
 * The catalogue of acceptance criteria: what a router must do, in sentences that a product owner
 * can sign. This room reads {@code features/acceptance-criteria.yaml} and knows nothing of the
 * others.
 */
package dev.touchstone.criteria;
