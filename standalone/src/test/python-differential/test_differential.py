"""A short hunt in each area, the same in each build. `./headrace differential` is the long one."""

import pytest

from areas import AREAS, sequences
from hunt import Hunt

SEED = 4
EXAMPLES = 15
# Much is found only when much is wrong, and then there would be no end of it.
REDUCTION_SECONDS = 20


@pytest.mark.parametrize("area", AREAS)
def test_answers_are_those_of_mlflow(servers, area):
    trophies = []
    Hunt(servers, sequences(area), SEED, REDUCTION_SECONDS).run(EXAMPLES, trophies.append)

    assert not trophies, "".join(f"\n\n{trophy}" for trophy in trophies)
