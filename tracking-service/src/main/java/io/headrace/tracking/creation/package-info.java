/** What makes the creation of runs, experiments and models safe to repeat. */
package io.headrace.tracking.creation;
