"""A plugin of pytest: a test that failed is not made smaller; that a mutant is noticed is all that counts."""

import hypothesis
import pytest
from hypothesis import Phase


def pytest_configure(config: pytest.Config) -> None:
    """Comes after conftest.py has loaded the fixed profile and before any test is read."""
    hypothesis.settings.register_profile("first failure", hypothesis.settings(), phases=[Phase.explicit, Phase.generate])
    hypothesis.settings.load_profile("first failure")
