package io.headrace.http;

import io.headrace.api.SystemFigure;
import io.headrace.lifecycle.Service;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the services of this process are, and what their meters say. Safe from any thread. */
public final class ServiceStates {

  private final List<Service> services;
  private final MeterRegistry metrics;
  private final long started = ManagementFactory.getRuntimeMXBean().getStartTime();

  public ServiceStates(List<Service> services, MeterRegistry metrics) {
    this.services = List.copyOf(services);
    this.metrics = metrics;
  }

  public List<ServiceState> now() {
    return services.stream().map(this::stateOf).toList();
  }

  private ServiceState stateOf(Service service) {
    return new ServiceState(
        service.name(),
        Optional.of(started),
        service.missing(),
        service.backends(),
        figures(service.name()));
  }

  /** Those whose meters there are. */
  private Map<SystemFigure, Double> figures(String service) {
    Map<SystemFigure, Double> figures = new EnumMap<>(SystemFigure.class);
    for (SystemFigure figure : SystemFigure.of(service)) {
      Meter meter = metrics.find(figure.meter()).meter();
      if (meter != null) {
        figures.put(figure, valueOf(meter));
      }
    }
    return figures;
  }

  /** A gauge's value, a counter's count. */
  private static double valueOf(Meter meter) {
    Measurement first = meter.measure().iterator().next();
    return first.getValue();
  }
}
