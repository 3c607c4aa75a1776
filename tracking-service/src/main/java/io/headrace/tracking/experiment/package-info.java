/** The calls that change experiments. */
package io.headrace.tracking.experiment;
