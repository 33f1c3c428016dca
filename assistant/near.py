"""What was found for a question that was refused → the sentences of it that come near."""

from assistant.find import Found
from assistant.read import Judged, Reading
from assistant.readers.when import of_days
from index.span import Span
from index.words import stem, topic_words, word_stems

ALIKE = 0.25  # cosine of question and passage from which they are about something alike


def near(found: Found) -> Reading:
    """Leave out what shares no word with the question, in itself or its title, and does not sound alike either.

    What names the one day that is asked about stays.
    """
    asked = {stem(word) for word in topic_words(found.words or found.resolved.text)}
    alike = {s for hit in found.hits if hit.similarity >= ALIKE for s in hit.passage.sentences}
    return Reading(
        tuple(
            judged
            for judged in found.reading.sentences
            if judged.sentence in alike
            or _is_of_its_day(judged, found.days)
            or asked & word_stems(f"{judged.briefing.title} {judged.sentence.text}")
        )
    )


def _is_of_its_day(judged: Judged, days: Span | None) -> bool:
    return days is not None and days.days == 1 and any(of_days((judged.sentence,), judged.briefing.date, days))
