package io.headrace.tracking.run;

import java.util.random.RandomGenerator;

/**
 * Names for runs and models that come without one: adjective-animal-number, easy to say and to tell
 * apart.
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

  public static String random(RandomGenerator random) {
    return ADJECTIVES[random.nextInt(ADJECTIVES.length)]
        + "-"
        + ANIMALS[random.nextInt(ANIMALS.length)]
        + "-"
        + random.nextInt(1_000);
  }
}
