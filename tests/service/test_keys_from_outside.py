"""The keys that a service is given: a seal that anyone could make is refused at the start."""

from __future__ import annotations

import pytest

from shared.service.settings import SecretMissing, Settings

GIVEN = {
    "postgres_url": "postgresql://nobody:none@127.0.0.1:1/none",
    "keys_url": "postgresql://nobody:none@127.0.0.1:1/none",
    "wrapping_keys": "test:" + "5a" * 32,
}


@pytest.mark.parametrize("key", ["", "  ", "6b", "6b" * 31, "not hex", "6b" * 31 + "zz"])
def test_a_seal_under_a_short_key_is_refused(key: str) -> None:
    with pytest.raises(SecretMissing) as refused:
        Settings.model_validate({**GIVEN, "mac_key": key}).writer()
    assert "STAFETT_MAC_KEY" in str(refused.value)
    assert "6b" not in str(refused.value)


def test_no_key_stands_in_what_settings_say_of_themselves() -> None:
    settings = Settings.model_validate({**GIVEN, "mac_key": "6b" * 32})
    writer = settings.writer()
    assert all("6b6b" not in repr(one) and "kkkk" not in repr(one) for one in (settings, writer))
