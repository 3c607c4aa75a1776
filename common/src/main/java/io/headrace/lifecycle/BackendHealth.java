package io.headrace.lifecycle;

import io.headrace.model.Backend;
import java.util.Optional;

/**
 * How a backend looks to a service.
 *
 * @param complaint what is wrong with it, as a sentence; empty when nothing is
 */
public record BackendHealth(Backend backend, Optional<String> complaint) {}
