/** The calls that change logged models. */
package io.headrace.tracking.loggedmodel;
