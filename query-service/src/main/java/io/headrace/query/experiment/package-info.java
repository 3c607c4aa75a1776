/** The calls that read experiments. */
package io.headrace.query.experiment;
