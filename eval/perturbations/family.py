"""Two families of templates and word lists that share nothing: one to train with, one to measure on."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class Family(StrEnum):
    """Which templates and words a change is made with."""

    TRAIN = "train"
    UNSEEN = "unseen"


def by_family(train: T, unseen: T) -> Mapping[Family, T]:
    """Lay out what each family has."""
    return {Family.TRAIN: train, Family.UNSEEN: unseen}


def pairs(text: str, *, both_ways: bool = True) -> dict[str, str]:
    """Read a list of replacements: "rose/fell" → {"rose": "fell", "fell": "rose"}; "_" stands for a space."""
    split = [(one, other) for one, _, other in (pair.replace("_", " ").partition("/") for pair in text.split())]
    there = dict(split)
    return there | ({after: before for before, after in split if after not in there} if both_ways else {})
