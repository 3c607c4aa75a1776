"""A short hunt in each area, the same in each build. `./headrace differential` is the long one."""

import pytest

from areas import AREAS, sequences
from hunt import Hunt

SEED = 4
EXAMPLES = 15


@pytest.mark.parametrize("area", AREAS)
def test_answers_are_those_of_mlflow(servers, area):
    trophies = []
    Hunt(servers, sequences(area), SEED).run(EXAMPLES, trophies.append)

    assert not trophies, "".join(f"\n\n{trophy}" for trophy in trophies)
