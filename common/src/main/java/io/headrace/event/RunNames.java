package io.headrace.event;

import io.headrace.error.HeadraceException;
import io.headrace.event.proto.Tag;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * What runs and models are called: as the client says, or by a name that is easy to say and to tell
 * apart, adjective-animal-number.
 */
public final class RunNames {

  private static final String[] ADJECTIVES = {
    "able", "agile", "amber", "ample", "bold", "brave", "breezy", "bright", "brisk", "calm",
    "candid", "clever", "crisp", "curious", "dapper", "daring", "eager", "earnest", "fair", "fleet",
    "fond", "frank", "gentle", "glad", "golden", "grand", "happy", "hardy", "honest", "humble",
    "jolly", "keen", "kind", "lively", "lucid", "lucky", "mellow", "merry", "mild", "neat",
    "nimble", "noble", "patient", "placid", "polite", "proud", "quick", "quiet", "rapid", "ready",
    "robust", "royal", "serene", "sharp", "silent", "sincere", "sleek", "smooth", "snug", "solid",
    "spry", "steady", "sunny", "swift", "tidy", "upbeat", "valiant", "vivid", "warm", "wise",
    "witty", "zesty"
  };

  private static final String[] ANIMALS = {
    "auk", "badger", "bass", "bear", "beaver", "bee", "bison", "carp", "cat", "chimp",
    "cod", "colt", "conch", "cow", "crab", "crane", "crow", "deer", "dolphin", "dove",
    "duck", "eel", "elk", "falcon", "fawn", "finch", "fish", "fox", "frog", "gnat",
    "goat", "goose", "grouse", "gull", "hare", "hawk", "hen", "heron", "hog", "horse",
    "jay", "kite", "koi", "lamb", "lark", "loon", "lynx", "mare", "midge", "mink",
    "mole", "moose", "moth", "mouse", "mule", "newt", "otter", "owl", "panda", "perch",
    "pike", "quail", "ram", "rat", "ray", "robin", "rook", "seal", "shad", "shark",
    "sheep", "shrew", "skunk", "slug", "snail", "snipe", "sponge", "squid", "stag", "stork",
    "swan", "tern", "toad", "trout", "turtle", "vole", "wasp", "whale", "wolf", "worm",
    "wren", "yak", "zebra"
  };

  private RunNames() {}

  /**
   * The name that a request for a run gives, in its field or in its tag, or a random one.
   *
   * @param field empty if there is none
   * @throws HeadraceException with MLflow's text when field and tag differ
   */
  public static String of(String field, List<Tag> tags) {
    String fromTag =
        tags.stream()
            .filter(tag -> tag.getKey().equals(RunState.NAME_TAG))
            .reduce((earlier, later) -> later)
            .map(Tag::getValue)
            .orElse("");
    if (!field.isEmpty() && !fromTag.isEmpty() && !field.equals(fromTag)) {
      throw HeadraceException.invalid(
          "Both 'run_name' argument and '%s' tag are specified, but with different values (run_name='%s', %s='%s')."
              .formatted(RunState.NAME_TAG, field, RunState.NAME_TAG, fromTag));
    }
    if (!field.isEmpty()) {
      return field;
    }
    return fromTag.isEmpty() ? random(ThreadLocalRandom.current()) : fromTag;
  }

  public static String random(RandomGenerator random) {
    return ADJECTIVES[random.nextInt(ADJECTIVES.length)]
        + "-"
        + ANIMALS[random.nextInt(ANIMALS.length)]
        + "-"
        + random.nextInt(1_000);
  }
}
