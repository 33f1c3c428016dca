"""What was encoded lately is not encoded again."""

import numpy as np

from index.remembering_encoder import RememberingEncoder
from tests.fakes import HashEncoder


class CountingEncoder(HashEncoder):
    def __init__(self):
        super().__init__()
        self.asked = []

    def encode(self, texts):
        self.asked.append(list(texts))
        return super().encode(texts)


def test_the_vectors_are_those_of_the_encoder_in_the_order_asked():
    texts = ["the port", "the ship", "the port"]

    assert np.array_equal(RememberingEncoder(HashEncoder()).encode(texts), HashEncoder().encode(texts))


def test_a_text_is_encoded_once():
    encoder = CountingEncoder()
    remembering = RememberingEncoder(encoder)

    remembering.encode(["the port", "the ship", "the port"])
    remembering.encode(["the ship", "the sea"])

    assert encoder.asked == [["the port", "the ship"], ["the sea"]]


def test_what_was_not_asked_for_longest_is_forgotten_first():
    encoder = CountingEncoder()
    remembering = RememberingEncoder(encoder, most=2)

    remembering.encode(["one", "two"])
    remembering.encode(["one"])
    remembering.encode(["three"])
    remembering.encode(["one", "two"])

    assert encoder.asked == [["one", "two"], ["three"], ["two"]]


def test_nothing_has_no_vectors():
    assert len(RememberingEncoder(HashEncoder()).encode([])) == 0


def test_a_vector_that_is_kept_does_not_keep_those_it_came_with():
    remembering = RememberingEncoder(HashEncoder(), most=1)
    remembering.encode(["one", "two", "three"])

    assert all(vector.base is None for vector in remembering._held.values())
