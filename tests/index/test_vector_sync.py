"""Whatever happens to the FAISS file or to the library, the vectors found are those of the briefings there now."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from index.search import Fusion
from index.sqlite_store import SqliteStore
from index.vector_sync import VectorSync
from tests.fakes import HashEncoder, briefing, found, library

QUESTION = "ferry port depot"
TEXTS = [
    "A ferry sank.",
    "The port of Reni opened.",
    "Ferry crews left this port.",
    "A depot burned for three days.",
    "Depot and port were hit.",
    "Rain fell.",
    "Talks about grain go on in Ankara.",
    "Nobody knows where that ferry went.",
]


def faiss_files(folder: Path) -> list[Path]:
    return list(folder.glob("vectors-*.faiss"))


def vanish(file: Path) -> None:
    file.unlink()


def truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-40])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def flip_a_bit(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[-30] ^= 1
    file.write_bytes(content)


def claim_to_be_huge(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4:20] = b"\xff" * 16
    file.write_bytes(content)


def fill_with_noise(file: Path) -> None:
    file.write_bytes(np.random.default_rng(7).bytes(5000))


def be_of_another_library(file: Path) -> None:
    with TemporaryDirectory() as folder:
        other = library(Path(folder))
        other.add_briefings([briefing("Something else altogether.", "x")])
        shutil.copy(faiss_files(Path(folder))[0], file)


DAMAGES = [vanish, truncate, empty, flip_a_bit, claim_to_be_huge, fill_with_noise, be_of_another_library]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_faiss_file_that_is_of_no_use_is_made_anew_without_encoding(damage, tmp_path):
    library(tmp_path).add_briefings(briefing(text, text) for text in TEXTS)
    (file,) = faiss_files(tmp_path)
    whole = file.read_bytes()
    damage(file)
    encoder = HashEncoder()

    hits = found(library(tmp_path, encoder), "Rain fell.", k=1)

    assert hits == ["Rain fell."]
    assert encoder.encoded == ["Rain fell."]
    assert [made.read_bytes() for made in faiss_files(tmp_path)] == [whole]


def test_there_is_one_faiss_file_whatever_was_left_behind(tmp_path):
    shelf = library(tmp_path)
    (tmp_path / ".making-vectors-.faiss").write_bytes(b"half")
    (tmp_path / "vectors-0123456789abcdef.faiss").write_bytes(b"older")

    shelf.add_briefings([briefing(TEXTS[0])])

    assert len(list(tmp_path.glob("*.faiss"))) == len(list(tmp_path.glob(".*.faiss"))) + 1 == 1


def test_adding_what_is_known_leaves_the_faiss_file_alone(tmp_path):
    shelf = library(tmp_path)
    shelf.add_briefings([briefing(TEXTS[0], "one")])
    before = faiss_files(tmp_path)

    shelf.add_briefings([briefing(TEXTS[0], "other")])

    assert faiss_files(tmp_path) == before


def test_a_library_put_back_from_a_copy_is_not_mistaken_for_its_later_self(tmp_path):
    shelf = library(tmp_path)
    shelf.add_briefings([briefing("A ferry sank.", "a")])
    shutil.copy(tmp_path / "library.db", tmp_path / "copy")
    shelf.add_briefings([briefing("Rain fell.", "b")])
    assert found(shelf, "Rain fell.", k=1) == ["Rain fell."]  # now in memory, as passage 2

    shutil.copy(tmp_path / "copy", tmp_path / "library.db")
    library(tmp_path).add_briefings([briefing("Talks go on.", "c")])  # passage 2 now, too

    (first, second) = shelf.search("Talks go on.", fusion=Fusion(words=0))
    assert (first.passage.text, round(first.similarity, 3)) == ("Talks go on.", 1.0)
    assert second.passage.text == "A ferry sank."


def test_vectors_of_an_earlier_moment_never_take_the_place_of_those_of_now(tmp_path):
    shelf, store, late = library(tmp_path), SqliteStore(tmp_path), VectorSync(tmp_path)
    shelf.add_briefings([briefing(TEXTS[0], "a")])
    with store.read() as earlier:
        late.at(earlier)
    shelf.add_briefings([briefing(TEXTS[1], "b")])
    before = faiss_files(tmp_path)

    with store.read() as now:
        late.save(now)

    assert faiss_files(tmp_path) == before


class History(RuleBasedStateMachine):
    """Any history of a library, compared with a dictionary: source → text.

    Two are open on the same folder all the time, one that changes it and one that only asks.
    """

    def __init__(self) -> None:
        super().__init__()
        self._place = TemporaryDirectory()
        self.folder = Path(self._place.name) / "library"
        self.encoder = HashEncoder()
        self.writer = library(self.folder, self.encoder)
        self.asker = library(self.folder, self.encoder)
        self.texts: dict[str, str] = {}
        self.meant: dict[int, str] = {}  # passage id → text, for all times
        self.copy: tuple[dict[str, str], dict[int, str]] | None = None

    def teardown(self) -> None:
        self._place.cleanup()

    @rule(notes=st.dictionaries(st.sampled_from("abcde"), st.sampled_from(TEXTS), min_size=1, max_size=3))
    def add_or_replace(self, notes):
        self.writer.add_briefings(briefing(text, source) for source, text in notes.items())
        self.texts |= notes

    @precondition(lambda self: self.texts)
    @rule(data=st.data())
    def remove(self, data):
        gone = self.texts[data.draw(st.sampled_from(sorted(self.texts)))]
        self.writer.remove([briefing(gone).id])
        self.texts = {source: text for source, text in self.texts.items() if text != gone}

    @rule()
    def rebuild(self):
        self.writer.rebuild()

    @rule()
    def reopen(self):
        self.writer = library(self.folder, self.encoder)

    @rule(damage=st.sampled_from(DAMAGES))
    def damage_the_faiss_file(self, damage):
        for file in faiss_files(self.folder):
            damage(file)
        self.writer = library(self.folder, self.encoder)
        self.nothing_is_encoded_to_search(self.writer)

    @rule()
    def keep_a_copy(self):
        shutil.copy(self.folder / "library.db", self.folder / "copy")
        self.copy = dict(self.texts), dict(self.meant)

    @precondition(lambda self: self.copy)
    @rule()
    def put_the_copy_back(self):
        shutil.copy(self.folder / "copy", self.folder / "library.db")
        self.texts, self.meant = map(dict, self.copy)

    def nothing_is_encoded_to_search(self, shelf):
        self.encoder.encoded.clear()
        shelf.search(QUESTION)
        assert set(self.encoder.encoded) <= {QUESTION}

    @invariant()
    def vectors_find_what_is_there(self):
        there = sorted(set(self.texts.values()))
        scores = dict(zip(there, HashEncoder().encode(there) @ HashEncoder().encode([QUESTION])[0], strict=True))
        for shelf in (self.writer, self.asker):
            hits = shelf.search(QUESTION, k=50, fusion=Fusion(words=0))
            assert {hit.passage.text: hit.similarity for hit in hits} == pytest.approx(scores, abs=1e-5)
            assert len(hits) == len(there)
            best = sorted((hit.similarity for hit in hits), reverse=True)
            assert [hit.similarity for hit in hits] == best
            assert [hit.similarity for hit in shelf.search(QUESTION, k=2, fusion=Fusion(words=0))] == best[:2]

    @invariant()
    def words_find_what_holds_them(self):
        there = {text for text in self.texts.values() if set(QUESTION.split()) & set(text.lower()[:-1].split())}
        for shelf in (self.writer, self.asker):
            assert set(found_by_words(shelf)) == there

    @invariant()
    def ids_never_come_to_mean_something_else(self):
        with SqliteStore(self.folder).read() as snapshot:
            passages = snapshot.passages(snapshot.passage_ids().tolist())
            assert not snapshot.damage()
        now = {i: passage.text for i, passage in passages.items()}
        assert self.meant | now == now | self.meant
        assert sorted(now.values()) == sorted(set(self.texts.values()))
        self.meant |= now


def found_by_words(shelf):
    return [hit.passage.text for hit in shelf.search(QUESTION, k=50, fusion=Fusion(vectors=0, words=1))]


TestHistory = History.TestCase
TestHistory.settings = settings(
    max_examples=12, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
