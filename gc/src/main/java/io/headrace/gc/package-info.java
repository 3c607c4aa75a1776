/**
 * Deletion for good: what MLflow calls {@code gc}. A program of its own, which knows the services
 * only by what they have written.
 */
package io.headrace.gc;
