package io.headrace.benchmarks.demo;

import io.headrace.benchmarks.demo.DemoRun.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The same agent from several seeds: returns are noisy, and some seeds are just unlucky. */
final class WalkingAgent implements DemoExperiment {

  private static final int EPISODES = 1500;
  private static final int SEEDS = 4;
  private static final List<String> ALGORITHMS = List.of("ppo", "sac");

  @Override
  public String name() {
    return "RL walking agent";
  }

  @Override
  public String description() {
    return "Two algorithms, four seeds each. Compare `episode/return` grouped by `algorithm`.";
  }

  @Override
  public List<DemoRun> runs(SplittableRandom random) {
    List<DemoRun> runs = new ArrayList<>();
    for (String algorithm : ALGORITHMS) {
      for (int seed = 0; seed < SEEDS; seed++) {
        runs.add(run(algorithm, seed, random.split()));
      }
    }
    return runs;
  }

  private static DemoRun run(String algorithm, int seed, SplittableRandom random) {
    boolean unlucky = seed == SEEDS - 1;
    Status status = unlucky && algorithm.equals("sac") ? Status.KILLED : Status.FINISHED;
    int last = status == Status.KILLED ? EPISODES / 3 : EPISODES;
    double turn = algorithm.equals("sac") ? 350 : 600;
    double reach = unlucky ? 40 : 260 + random.nextInt(40);
    Wobble luck = new Wobble(random.split(), 0.2, 35);
    Wobble length = new Wobble(random.split(), 0.2, 12);
    return new DemoRun(
        algorithm + "-seed" + seed,
        status,
        Duration.ofMinutes(random.nextInt(40, 160)),
        Map.of(
            "algorithm",
            algorithm,
            "seed",
            Integer.toString(seed),
            "gamma",
            "0.99",
            "environment",
            "BipedalWalker-v3",
            "learning_rate",
            algorithm.equals("sac") ? "0.0003" : "0.00025"),
        Provenance.of(random, "train_agent.py"),
        List.of(
            Curve.of(
                "episode/return",
                1,
                last,
                episode -> -100 + (reach + 100) * learned(episode, turn) + luck.next()),
            Curve.of(
                "episode/length",
                1,
                last,
                episode -> Math.rint(120 + 900 * learned(episode, turn) + length.next())),
            Curve.of(
                "policy/entropy",
                10,
                last,
                episode -> 2.8 * Math.exp(-episode / turn / 1.5) + 0.05),
            Curve.of("epsilon", 10, last, episode -> Math.max(0.02, 1 - episode / 800.0))),
        List.of(DemoArtifact.png("paths/last_episode.png", Picture.path(unlucky ? 9 : 60, random))),
        List.of());
  }

  /** From 0 to 1, steepest at the turn. */
  private static double learned(int episode, double turn) {
    return 1 / (1 + Math.exp(-(episode - turn) / 110));
  }
}
