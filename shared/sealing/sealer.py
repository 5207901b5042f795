"""Seals what events say about people, so that it can be forgotten and the record still stands."""

from __future__ import annotations

import base64
import os
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from shared.sealing.at_hand import AtHand
from shared.sealing.vault import Vault
from shared.sealing.words import Words
from shared.sealing.wrapping import KEY_BYTES, NONCE_BYTES


class SealBroken(Exception):
    """Sealed words do not belong to their event, or were changed; the record was tampered with."""


class KeyIsGone(Exception):
    """A key was destroyed between the decision and its writing; the same request may pass soon."""


class Lock(NamedTuple):
    """Which two keys open an event: the person's, and the stream's. Either one gone closes it."""

    person_key: UUID
    stream_key: UUID


class Place(NamedTuple):
    """The place that sealed words are bound to: nobody can move them to another."""

    event: UUID
    stream: UUID
    version: int

    @property
    def bound(self) -> bytes:
        """Give the bytes that are authenticated with the words."""
        return self.event.bytes + self.stream.bytes + self.version.to_bytes(8, "big")


@dataclass
class Sealer:
    """Seals and opens words. A data key is derived from a person's key and a stream's."""

    vault: Vault
    seconds: Callable[[], float] = time.monotonic
    _data_keys: AtHand[Lock, AESGCM] = field(init=False, repr=False)
    _people: AtHand[UUID, tuple[UUID, bytes]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._data_keys, self._people = AtHand(self.seconds), AtHand(self.seconds)

    def lock_for(self, about: UUID, lock: Lock | None) -> Lock:
        """Give a lock that closes: the stream's own where its keys are there, or else a new one.

        A person who was forgotten, and is written about again, gets new keys for what comes now.
        """
        if lock is not None and self._key_to(lock) is not None:
            return lock
        if lock is not None:
            # It may be the person's key that is gone: it is looked up anew, and made anew.
            self._people.drop(about)
        stream_key, secret = self.vault.new_stream_key()
        person_key, person = self._key_of(about)
        made = Lock(person_key, stream_key)
        self._data_keys.keep(made, _data_key(person, secret, made))
        return made

    def _key_of(self, person: UUID) -> tuple[UUID, bytes]:
        known = self._people.recall(person)
        if known is None:
            known = self.vault.key_of(person)
            self._people.keep(person, known)
        return known

    def seal(self, words: Words, lock: Lock, place: Place) -> str:
        """Seal words for one event; base64 of nonce and ciphertext. ``KeyIsGone`` without a key."""
        data_key = self._key_to(lock)
        if data_key is None:
            raise KeyIsGone(str(place.event))
        nonce = os.urandom(NONCE_BYTES)
        sealed = data_key.encrypt(nonce, orjson.dumps(words), place.bound)
        return base64.b64encode(nonce + sealed).decode()

    def open(self, sealed: str, lock: Lock, place: Place) -> Words | None:
        """Open words; None when a key to them was destroyed. Raises ``SealBroken``."""
        data_key = self._key_to(lock)
        if data_key is None:
            return None
        try:
            content = base64.b64decode(sealed, validate=True)
            opened = data_key.decrypt(content[:NONCE_BYTES], content[NONCE_BYTES:], place.bound)
        except (InvalidTag, ValueError) as error:
            raise SealBroken(str(place.event)) from error
        words: Words = orjson.loads(opened)
        return words

    def data_key(self, lock: Lock) -> bytes | None:
        """Give the key that opens a lock, for a court to open it with; None when it is gone."""
        people = self.vault.person_keys([lock.person_key])
        streams = self.vault.stream_keys([lock.stream_key])
        if not people or not streams:
            return None
        return _derived(people[lock.person_key], streams[lock.stream_key], lock)

    def fetch(self, locks: Collection[Lock]) -> None:
        """Get the keys to several locks at once, where they are not at hand."""
        missing = {lock for lock in locks if self._data_keys.recall(lock) is None}
        people = self.vault.person_keys({lock.person_key for lock in missing})
        streams = self.vault.stream_keys({lock.stream_key for lock in missing})
        for lock in missing:
            if lock.person_key in people and lock.stream_key in streams:
                made = _data_key(people[lock.person_key], streams[lock.stream_key], lock)
                self._data_keys.keep(lock, made)

    def forget(self) -> None:
        """Keep no key at hand: the next reader asks the vault."""
        self._data_keys.clear()
        self._people.clear()

    def _key_to(self, lock: Lock) -> AESGCM | None:
        data_key = self._data_keys.recall(lock)
        if data_key is None:
            self.fetch([lock])
            data_key = self._data_keys.recall(lock)
        return data_key


def _data_key(person: bytes, stream: bytes, lock: Lock) -> AESGCM:
    return AESGCM(_derived(person, stream, lock))


def _derived(person: bytes, stream: bytes, lock: Lock) -> bytes:
    info = b"stafett data key 1" + lock.person_key.bytes + lock.stream_key.bytes
    return HKDF(SHA256(), KEY_BYTES, salt=stream, info=info).derive(person)
