package io.headrace.event;

import io.headrace.event.proto.InputsLogged;
import io.headrace.event.proto.OutputsLogged;
import io.headrace.model.DatasetInput;
import io.headrace.model.ModelOutput;
import io.headrace.model.Run;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run read and wrote: datasets and logged models, each once, in the order of their first
 * mention. Not thread-safe.
 */
final class RunLineage {

  /** What makes two mentions one dataset: not their tags. */
  private record DatasetId(String name, String digest) {
    static DatasetId of(DatasetInput dataset) {
      return new DatasetId(dataset.name(), dataset.digest());
    }
  }

  // Most runs have none of these, and then nothing to keep them in.
  private Map<DatasetId, DatasetInput> datasets = Map.of();
  private Set<String> modelInputs = Set.of();
  private Set<ModelOutput> modelOutputs = Set.of();
  private long bytes;

  void addAll(Run run) {
    run.datasets().forEach(this::add);
    run.modelInputs().forEach(this::addInput);
    run.modelOutputs().forEach(this::add);
  }

  void addAll(InputsLogged inputs) {
    inputs.getDatasetsList().forEach(dataset -> add(RunEvents.dataset(dataset)));
    inputs.getModelsList().forEach(this::addInput);
  }

  void addAll(OutputsLogged outputs) {
    RunEvents.modelOutputs(outputs).forEach(this::add);
  }

  /** The first mention of a dataset stands, its tags too. */
  private void add(DatasetInput dataset) {
    if (datasets.isEmpty()) {
      datasets = new LinkedHashMap<>();
    }
    if (datasets.putIfAbsent(DatasetId.of(dataset), dataset) == null) {
      bytes += RunSize.of(dataset);
    }
  }

  private void addInput(String modelId) {
    if (modelInputs.isEmpty()) {
      modelInputs = new LinkedHashSet<>();
    }
    if (modelInputs.add(modelId)) {
      bytes += RunSize.of(modelId);
    }
  }

  private void add(ModelOutput model) {
    if (modelOutputs.isEmpty()) {
      modelOutputs = new LinkedHashSet<>();
    }
    if (modelOutputs.add(model)) {
      bytes += RunSize.of(model.modelId());
    }
  }

  /** By how many bytes the inputs would make it larger, at most. */
  long growth(InputsLogged inputs) {
    long growth = 0;
    for (DatasetInput dataset : RunEvents.datasets(inputs)) {
      growth += datasets.containsKey(DatasetId.of(dataset)) ? 0 : RunSize.of(dataset);
    }
    for (String modelId : inputs.getModelsList()) {
      growth += modelInputs.contains(modelId) ? 0 : RunSize.of(modelId);
    }
    return growth;
  }

  /** By how many bytes the outputs would make it larger, at most. */
  long growth(OutputsLogged outputs) {
    long growth = 0;
    for (ModelOutput model : RunEvents.modelOutputs(outputs)) {
      growth += modelOutputs.contains(model) ? 0 : RunSize.of(model.modelId());
    }
    return growth;
  }

  /** What it comes to, as {@link RunSize} counts. */
  long bytes() {
    return bytes;
  }

  /** How many datasets and models. */
  int size() {
    return datasets.size() + modelInputs.size() + modelOutputs.size();
  }

  /** A view, in the order of first mention. */
  Collection<DatasetInput> datasets() {
    return Collections.unmodifiableCollection(datasets.values());
  }

  List<DatasetInput> copyOfDatasets() {
    return List.copyOf(datasets.values());
  }

  List<String> copyOfModelInputs() {
    return List.copyOf(modelInputs);
  }

  List<ModelOutput> copyOfModelOutputs() {
    return List.copyOf(modelOutputs);
  }
}
