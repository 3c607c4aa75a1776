/** The calls that read logged models. */
package io.headrace.query.loggedmodel;
